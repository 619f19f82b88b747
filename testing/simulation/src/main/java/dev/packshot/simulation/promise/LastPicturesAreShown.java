package dev.packshot.simulation.promise;

import dev.packshot.photo.Photo;
import dev.packshot.simulation.storage.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The promise that a photo shows the last picture that was posted with its form. */
public final class LastPicturesAreShown implements Promise {
  private final Predicate<byte[]> isPicture;

  /**
   * Creates a check.
   *
   * @param isPicture whether a file can be shown
   */
  public LastPicturesAreShown(Predicate<byte[]> isPicture) {
    this.isPicture = isPicture;
  }

  @Override
  public String text() {
    return "A photo shows the last picture that was posted.";
  }

  @Override
  public void settled(Stored stored) {
    stored.allPhotos().stream()
        .filter(photo -> !photo.isBeyondLimit())
        .filter(photo -> !stored.bucket().lost().haveKey(photo.address().s3Key()))
        .forEach(photo -> check(photo, pictures(photo, stored)));
  }

  private List<StoredObject> pictures(Photo photo, Stored stored) {
    return stored.bucket().history(photo.address().s3Key()).stream()
        .filter(it -> it.isPosted() && isPicture.test(it.bytes()))
        .toList();
  }

  /** Checks a photo. A picture whose event was lost may have been replaced before it was found. */
  private void check(Photo photo, List<StoredObject> pictures) {
    var allowed = new ArrayList<String>();
    for (int at = pictures.size() - 1; at >= 0; at--) {
      allowed.add(pictures.get(at).sha256());
      if (!pictures.get(at).hasLostItsEvent()) {
        requireOneOf(allowed, photo);
        return;
      }
    }
  }

  private void requireOneOf(List<String> allowed, Photo photo) {
    if (!photo.isReady() || !allowed.contains(photo.sha256().orElseThrow())) {
      broken(photo.address().s3Key() + " does not show " + allowed.get(0).substring(0, 8) + ".");
    }
  }
}
