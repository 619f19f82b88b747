package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.photo.PhotoKey;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The promise that a photo that was shown as ready can become an image, and can be registered. */
public final class ReadyPhotosAreFound implements Promise {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final Deletions deletions;
  private final Map<String, String> sessionsOfReady = new LinkedHashMap<>();
  private final IdentityHashMap<ApiRequest, String> registered = new IdentityHashMap<>();

  ReadyPhotosAreFound(Deletions deletions) {
    this.deletions = deletions;
  }

  @Override
  public String text() {
    return "A ready photo can become an image, and can be registered.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (request.route() == Route.REGISTER_PHOTO) {
      PhotoKey.parse(request.field("s3_key"))
          .map(key -> key.address().photoId().toString())
          .filter(sessionsOfReady::containsKey)
          .ifPresent(photo -> registered.put(request, photo));
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.GET_SESSION) {
      for (var photo : answer.json().path("product_photos")) {
        if (photo.get("upload_status").asText().equals("ready")) {
          sessionsOfReady.put(photo.get("short_id").asText(), request.parameter("id"));
        }
      }
    }
    var late = registered.remove(request);
    if (late != null && answer.status() == CONFLICT && !deletions.contain(late)) {
      broken("the photo " + late + " is not registered: " + answer.json());
    }
    var photo = request.json().path("photo_short_id").asText();
    if (request.route() == Route.ADD_IMAGE_FROM_PHOTO
        && answer.status() == NOT_FOUND
        && sessionsOfReady.containsKey(photo)
        && !deletions.contain(photo)
        && !deletions.containSession(sessionsOfReady.get(photo))) {
      broken("the photo " + photo + " is not found.");
    }
  }
}
