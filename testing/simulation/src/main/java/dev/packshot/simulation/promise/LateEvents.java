package dev.packshot.simulation.promise;

import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.Photo;
import dev.packshot.simulation.storage.StoredObject;

/**
 * The known fault that is left as it is: the event of a file is lost, the reconciliation finds it,
 * and only then comes the event of a file that was posted before it. The photo shows that earlier
 * file.
 */
final class LateEvents {
  private LateEvents() {}

  /** Returns whether a photo may show another file than the last one. */
  static boolean explain(Photo photo, StoredObject last, Stored stored) {
    return last.hasLostItsEvent()
        && photo
            .object()
            .map(JudgedObject::facts)
            .flatMap(JudgedObject.ObjectFacts::version)
            .flatMap(version -> stored.bucket().version(photo.address().s3Key(), version))
            .filter(StoredObject::isPosted)
            .isPresent();
  }
}
