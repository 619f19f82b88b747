package dev.packshot.photo;

import java.time.Duration;
import java.time.Instant;

/**
 * A photo whose file was removed from the bucket by somebody else than Packshot.
 *
 * @param since when that was last noticed
 */
public record MissingFile(PhotoKey photo, Instant since) {
  /** The time for which the bucket keeps a version after it is no longer the current one. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** Returns the time after which the file is certainly gone, and is no longer looked for. */
  Instant until() {
    return since.plus(KEPT);
  }
}
