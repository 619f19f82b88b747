package dev.packshot.simulation.promise;

import dev.packshot.photo.Photo;
import dev.packshot.session.SessionItem;
import dev.packshot.session.SessionPartition;
import java.util.List;

/**
 * The promise that a photo that is shown as ready has been judged, and that all its pictures exist
 * at any time.
 */
public final class ReadyPhotosAreShown implements Promise {
  @Override
  public String text() {
    return "A ready photo shows bytes that were uploaded, and its pictures exist.";
  }

  @Override
  public void changed(String partition, Stored stored) {
    // the photos of a deleted session are shown no longer, and erased after their files
    if (partition.startsWith(SessionPartition.PREFIX)
        && stored.item(partition, SessionItem.SORT).isPresent()) {
      stored.photos(partition).stream()
          .filter(Photo::isReady)
          .forEach(photo -> check(photo, stored));
    }
  }

  private void check(Photo photo, Stored stored) {
    var address = photo.address();
    var sha256 = photo.sha256().orElseThrow();
    if (!stored.bucket().lost().haveKey(address.s3Key())
        && stored.bucket().history(address.s3Key()).stream()
            .noneMatch(version -> version.sha256().equals(sha256))) {
      broken(address.s3Key() + " is ready with bytes that were never uploaded.");
    }
    photo.renditions().map(it -> it.keys(address)).orElse(List.of()).stream()
        .filter(key -> stored.bucket().current(key).isEmpty())
        .findFirst()
        .ifPresent(key -> broken("the picture " + key + " of a ready photo does not exist."));
  }
}
