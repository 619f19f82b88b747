package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import java.util.Optional;

/**
 * What the object in S3 turned out to be.
 *
 * @param size in bytes
 * @param sha256 in lower-case hex
 * @param renditions the pictures that were made of it, if any
 * @param sequencer S3's own order of the events of one key: later ones are greater as text
 */
public record JudgedObject(
    UploadStatus status,
    Optional<String> rejectionReason,
    String contentType,
    long size,
    String sha256,
    Optional<Integer> width,
    Optional<Integer> height,
    Optional<PhotoId> duplicateOf,
    Optional<Renditions> renditions,
    String eTag,
    String sequencer) {

  /** The same object, once it is known whose bytes it repeats. */
  public JudgedObject duplicateOf(Optional<PhotoId> first) {
    return new JudgedObject(
        status,
        rejectionReason,
        contentType,
        size,
        sha256,
        width,
        height,
        first,
        renditions,
        eTag,
        sequencer);
  }

  /** The same object, refused for a reason that does not lie in its bytes. */
  public JudgedObject rejected(String reason) {
    return new JudgedObject(
        UploadStatus.REJECTED,
        Optional.of(reason),
        contentType,
        size,
        sha256,
        width,
        height,
        Optional.empty(),
        Optional.empty(),
        eTag,
        sequencer);
  }
}
