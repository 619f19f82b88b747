package dev.packshot.simulation.promise;

import dev.packshot.photo.MissingFileItem;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.session.SessionPartition;
import dev.packshot.simulation.storage.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The promise that a photo shows the last picture that was posted with its form, and that a ready
 * photo never goes back to an earlier one.
 */
public final class LastPicturesAreShown implements Promise {
  private final Predicate<byte[]> isPicture;
  private final Map<String, String> origins = new LinkedHashMap<>();

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
  public void changed(String partition, Stored stored) {
    if (partition.startsWith(SessionPartition.PREFIX)) {
      stored.photos(partition).stream().filter(Photo::isReady).forEach(this::requireLater);
    }
  }

  private void requireLater(Photo photo) {
    var key = photo.address().s3Key();
    var origin = photo.object().orElseThrow().facts().origin();
    var before = origins.put(key, origin);
    if (before != null && before.compareTo(origin) > 0) {
      broken(key + " shows an earlier picture than before.");
    }
  }

  @Override
  public void settled(Stored stored) {
    stored.allPhotos().stream()
        .filter(photo -> !photo.isBeyondLimit())
        .filter(photo -> !stored.bucket().lost().haveKey(photo.address().s3Key()))
        .filter(photo -> !isRemoved(photo.address(), stored))
        .forEach(photo -> check(photo, posted(photo, stored), stored));
  }

  /** Returns whether somebody has removed the file, and that was noticed. */
  private static boolean isRemoved(PhotoAddress photo, Stored stored) {
    return stored.bucket().current(photo.s3Key()).isEmpty()
        && stored.item(MissingFileItem.PARTITION, photo.photoId().toString()).isPresent();
  }

  private static List<StoredObject> posted(Photo photo, Stored stored) {
    return stored.bucket().history(photo.address().s3Key()).stream()
        .filter(StoredObject::isPosted)
        .toList();
  }

  /**
   * Checks a photo. A picture whose event was lost may have been replaced before it was found, if
   * another file was posted after it.
   */
  private void check(Photo photo, List<StoredObject> posted, Stored stored) {
    var allowed = new ArrayList<String>();
    for (int at = posted.size() - 1; at >= 0; at--) {
      var file = posted.get(at);
      if (isPicture.test(file.bytes())) {
        allowed.add(file.sha256());
        boolean isLast = at == posted.size() - 1 && !LateEvents.explain(photo, file, stored);
        if (!file.hasLostItsEvent() || isLast) {
          requireOneOf(allowed, photo);
          return;
        }
      }
    }
  }

  private void requireOneOf(List<String> allowed, Photo photo) {
    if (!photo.isReady() || !allowed.contains(photo.sha256().orElseThrow())) {
      broken(photo.address().s3Key() + " does not show " + allowed.get(0).substring(0, 8) + ".");
    }
  }
}
