package dev.packshot.simulation.promise;

import dev.packshot.photo.Photo;
import dev.packshot.simulation.storage.StoredObject;
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
        .forEach(photo -> check(photo, pictures(photo, stored)));
  }

  private List<StoredObject> pictures(Photo photo, Stored stored) {
    return stored.bucket().history(photo.address().s3Key()).stream()
        .filter(it -> it.isPosted() && isPicture.test(it.bytes()))
        .toList();
  }

  private void check(Photo photo, List<StoredObject> pictures) {
    if (pictures.isEmpty()) {
      return;
    }
    var last = pictures.get(pictures.size() - 1);
    if (!photo.isReady() || !photo.sha256().orElseThrow().equals(last.sha256())) {
      broken(photo.address().s3Key() + " does not show " + last.sha256().substring(0, 8) + ".");
    }
  }
}
