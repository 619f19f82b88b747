package dev.packshot.simulation.promise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.event.Route;
import dev.packshot.id.SessionId;
import dev.packshot.photo.Photo;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The promise that a client may forget a photo that the ledger calls done: its session has a ready
 * photo with the promised bytes, or the promised photo itself if the client named no bytes.
 */
public final class DonePhotosAreStored implements Promise {
  private final Deletions deletions;
  private final List<Done> done = new ArrayList<>();

  DonePhotosAreStored(Deletions deletions) {
    this.deletions = deletions;
  }

  private record Done(String session, String name, String photo, Optional<String> sha256) {}

  @Override
  public String text() {
    return "A photo that the ledger calls done is in its session with its bytes.";
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.PROMISE_UPLOADS && answer.isSuccess()) {
      var promises = request.json().get("uploads");
      for (int at = 0; at < promises.size(); at++) {
        remember(
            request.parameter("session_id"), promises.get(at), answer.json().at("/uploads/" + at));
      }
    }
  }

  private void remember(String session, JsonNode promise, JsonNode answer) {
    if (answer.get("next").asText().equals("done")) {
      done.add(
          new Done(
              session,
              answer.get("client_id").asText(),
              answer.get("photo_short_id").asText(),
              Optional.ofNullable(promise.get("sha256")).map(JsonNode::asText)));
    }
  }

  @Override
  public void settled(Stored stored) {
    for (var each : done) {
      var ready =
          stored.photos(SessionId.parse(each.session()).orElseThrow()).stream()
              .filter(Photo::isReady)
              .toList();
      if (!deletions.contain(each.photo())
          && !deletions.haveTaken(each.session(), stored)
          && each.sha256().filter(stored.bucket().lost()::haveBytes).isEmpty()
          && ready.stream().noneMatch(photo -> isWanted(photo, each))) {
        broken(each + " is not stored.");
      }
    }
  }

  private static boolean isWanted(Photo photo, Done wanted) {
    return wanted.sha256().isPresent()
        ? photo.sha256().equals(wanted.sha256())
        : photo.address().photoId().toString().equals(wanted.photo());
  }
}
