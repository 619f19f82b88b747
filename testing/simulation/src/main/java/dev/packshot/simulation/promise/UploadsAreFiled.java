package dev.packshot.simulation.promise;

import dev.packshot.photo.CapturePictureKey;
import dev.packshot.photo.PhotoEditKey;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.UploadStatus;
import dev.packshot.simulation.storage.StoredObject;

/**
 * The promise that every object that the bucket accepted is in exactly one state, and that its
 * session says so.
 */
public final class UploadsAreFiled implements Promise {
  @Override
  public String text() {
    return "Every accepted upload is filed in its session, ready or rejected.";
  }

  @Override
  public void settled(Stored stored) {
    for (var object : stored.bucket().list(PhotoKey.PREFIX)) {
      if (CapturePictureKey.parse(object.key()).isEmpty()
          && PhotoEditKey.parse(object.key()).isEmpty()) {
        check(PhotoKey.parse(object.key()).orElseThrow(), object, stored);
      }
    }
  }

  private void check(PhotoKey key, StoredObject object, Stored stored) {
    if (stored.session(key.address().sessionId()).isEmpty() || stored.isDeleted(key.address())) {
      return;
    }
    var rows =
        stored.photos(key.address().sessionId()).stream()
            .filter(photo -> photo.address().equals(key.address()))
            .toList();
    if (rows.size() != 1) {
      broken("there are " + rows.size() + " photos of the object " + key + ".");
    }
    var photo = rows.get(0);
    if (photo.status() == UploadStatus.PENDING) {
      broken("the photo of the object " + key + " is still pending.");
    }
    if (stored.bucket().lost().haveKey(key.text())) {
      return; // the photo may show what is no longer there
    }
    if (!photo.isBeyondLimit()
        && !photo.sha256().orElseThrow().equals(object.sha256())
        && !LateEvents.explain(photo, object, stored)) {
      broken("the photo " + key + " is " + photo.status() + " with other bytes than the object.");
    }
  }
}
