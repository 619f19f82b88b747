package dev.packshot.simulation.promise;

import dev.packshot.event.Route;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoKey;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The promise that a repeated registration, form or event makes no second photo and changes
 * nothing.
 */
public final class RepeatsMakeNothingNew implements Promise {
  private static final int CREATED = 201;

  private final Set<String> registeredKeys = new LinkedHashSet<>();
  private final Set<String> created = new LinkedHashSet<>();

  @Override
  public String text() {
    return "A repeat makes no second photo and no change.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (request.route() == Route.REGISTER_PHOTO) {
      registeredKeys.add(request.json().path("s3_key").asText());
    }
  }

  @Override
  public void answered(ApiRequest request, Answer answer) {
    if (request.route() == Route.REGISTER_PHOTO
        && answer.status() == CREATED
        && !created.add(answer.text("short_id"))) {
      broken("the photo " + answer.text("short_id") + " was registered twice.");
    }
  }

  @Override
  public void settled(Stored stored) {
    var keys = new LinkedHashSet<>(registeredKeys);
    stored.bucket().listVersions(PhotoKey.PREFIX).forEach(object -> keys.add(object.key()));
    stored.allPhotos().stream()
        .map(Photo::address)
        .filter(address -> !keys.contains(address.s3Key()))
        .filter(address -> !stored.bucket().lost().haveKey(address.s3Key()))
        .findFirst()
        .ifPresent(address -> broken("nobody sent the photo " + address + "."));
  }
}
