package dev.packshot.simulation.promise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.event.Route;
import dev.packshot.photo.Photo;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The promise that a ready photo without its file says so once everything has settled, that no
 * other photo does, and that a client who asks for its photo learns the same.
 */
public final class MissingFilesAreTold implements Promise {
  private final Map<String, Boolean> settled = new LinkedHashMap<>();

  @Override
  public String text() {
    return "A ready photo whose file somebody has removed says so, and no other one does.";
  }

  @Override
  public void settled(Stored stored) {
    stored.allPhotos().stream()
        .filter(Photo::isReady)
        .filter(photo -> stored.session(photo.address().sessionId()).isPresent())
        .forEach(photo -> check(photo, stored));
  }

  private void check(Photo photo, Stored stored) {
    boolean isMissing = isMissing(photo, stored);
    if (photo.isFileMissing() != isMissing) {
      broken(
          isMissing
              ? "the file of " + photo.address() + " is gone, and nobody is told."
              : "the file of " + photo.address() + " is there, and is said to be gone.");
    }
    settled.put(photo.address().photoId().toString(), isMissing);
  }

  private static boolean isMissing(Photo photo, Stored stored) {
    var judged = photo.judgedVersion();
    var current = stored.bucket().current(judged.key());
    return current.isEmpty()
        || stored.bucket().version(judged.key(), judged.version().orElseThrow()).isEmpty();
  }

  /** Checks what is answered after everything has settled. */
  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.GET_SESSION && answer.isSuccess()) {
      answer.json().path("product_photos").forEach(this::check);
    }
  }

  private void check(JsonNode photo) {
    var isMissing = settled.get(photo.get("short_id").asText());
    if (isMissing != null
        && (photo.has("file_missing_since") != isMissing
            || photo.get("urls").isEmpty() != isMissing)) {
      broken(photo + " is answered, and its file is " + (isMissing ? "gone." : "there."));
    }
  }
}
