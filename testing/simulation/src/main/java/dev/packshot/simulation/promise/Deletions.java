package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiObserver;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashSet;
import java.util.Set;

/** The photos that somebody has tried to delete, and which therefore may be gone. */
final class Deletions implements ApiObserver {
  private final Set<String> photos = new LinkedHashSet<>();

  @Override
  public void sent(ApiRequest request) {
    if (request.route() == Route.DELETE_PHOTO) {
      photos.add(request.parameter("photo_id"));
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    // a photo may be gone although nobody was told so
  }

  boolean contain(String photo) {
    return photos.contains(photo);
  }
}
