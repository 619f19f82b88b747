package dev.packshot.simulation.promise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The promise that a photo that is shown as a duplicate has a ready photo with the same bytes in
 * its session.
 */
public final class DuplicatesHaveTheSameBytes implements Promise {
  @Override
  public String text() {
    return "A duplicate names a ready photo of its session with the same bytes.";
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.GET_SESSION && answer.isSuccess()) {
      var photos = new LinkedHashMap<String, JsonNode>();
      answer
          .json()
          .get("product_photos")
          .forEach(it -> photos.put(it.get("short_id").asText(), it));
      photos.values().forEach(photo -> check(photo, photos));
    }
  }

  private void check(JsonNode photo, Map<String, JsonNode> photos) {
    var first = photo.get("duplicate_of");
    if (!first.isNull() && !isEqual(photos.get(first.asText()), photo)) {
      broken(photo + " names the duplicate " + photos.get(first.asText()) + ".");
    }
  }

  private static boolean isEqual(JsonNode original, JsonNode duplicate) {
    return original != null
        && original.get("upload_status").asText().equals("ready")
        && original.get("sha256").equals(duplicate.get("sha256"));
  }
}
