package dev.packshot.imaging;

import java.util.Objects;

/**
 * The format of a valid file and its size in pixels as encoded, before any orientation of EXIF or
 * HEIC is applied. An animation has the size of its canvas.
 */
public record ImageFacts(ImageFormat format, int width, int height) {
  public ImageFacts {
    Objects.requireNonNull(format, "format");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A picture has at least one pixel in each direction.");
    }
  }
}
