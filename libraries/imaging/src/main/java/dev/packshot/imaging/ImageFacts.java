package dev.packshot.imaging;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The format of a valid file and its size in pixels as encoded, before any orientation of EXIF or
 * HEIC is applied. An animation has the size of its canvas.
 *
 * @param takenAt the time in the file's EXIF, if it has an offset from UTC
 */
public record ImageFacts(ImageFormat format, int width, int height, Optional<Instant> takenAt) {
  public ImageFacts {
    Objects.requireNonNull(format, "format");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A picture has at least one pixel in each direction.");
    }
  }

  /** Creates the facts about a file that does not tell when it was taken. */
  public ImageFacts(ImageFormat format, int width, int height) {
    this(format, width, height, Optional.empty());
  }
}
