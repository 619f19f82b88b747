package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time for which S3 keeps the files of photos. A lifecycle rule of the bucket deletes them,
 * which no function sees.
 *
 * @param kept counted from the form of the photo, which is issued before the file arrives; empty if
 *     files are kept forever
 */
public record PhotoLifetime(Optional<Duration> kept) {
  /** Returns the time after which the files of a photo may be gone. */
  Optional<Instant> end(PhotoId photo) {
    return kept.map(photo.madeAt()::plus);
  }

  /** Returns whether the files of a photo may be gone. */
  public boolean isOver(PhotoId photo, Instant now) {
    return end(photo).filter(now::isAfter).isPresent();
  }
}
