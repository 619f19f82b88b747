package dev.packshot.photo;

import dev.packshot.store.ObjectVersion;
import dev.packshot.store.UploadTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A deleted photo whose objects may still exist.
 *
 * @param file the file that was shown; empty if the photo was not ready
 */
public record PhotoDeletion(PhotoAddress photo, Optional<File> file, Instant at) {
  /** The time after which no form of a deleted photo stores an object any longer. */
  public static final Duration FORMS = UploadTerms.LIFETIME.plus(PhotoItem.FORM_MARGIN);

  /** The file of a ready photo. */
  public record File(ObjectVersion object, String contentType, String sha256) {}

  static PhotoDeletion of(PhotoAddress address, Optional<Photo> photo, Instant at) {
    var file =
        photo
            .filter(Photo::isReady)
            .map(
                it ->
                    new File(
                        it.judgedVersion(),
                        it.contentType().orElseThrow(),
                        it.sha256().orElseThrow()));
    return new PhotoDeletion(address, file, at);
  }
}
