package dev.packshot.simulation.promise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.ArrayList;
import java.util.List;

/** The photos that a response shows. */
final class ShownPhotos {
  private ShownPhotos() {}

  /** Returns the photos in the order of a successful response; none if it is not about photos. */
  static List<JsonNode> of(ApiRequest request, Answer answer) {
    var photos = new ArrayList<JsonNode>();
    if (answer.isSuccess()) {
      switch (request.route()) {
        case GET_SESSION -> answer.json().get("product_photos").forEach(photos::add);
        case LIST_PHOTOS -> answer.json().get("data").forEach(photos::add);
        case REORDER_PHOTOS -> answer.json().forEach(photos::add);
        case GET_PHOTO, UPDATE_PHOTO, REGISTER_PHOTO -> photos.add(answer.json());
        default -> {}
      }
    }
    return photos;
  }

  /** Returns the id of a photo that is shown. */
  static String id(JsonNode photo) {
    return photo.get("short_id").asText();
  }
}
