package dev.packshot.imaging;

import java.util.Objects;

/**
 * What a sound file holds: its format and its size in pixels as encoded, before any orientation
 * that EXIF or HEIC asks for is applied. An animation has the size of its canvas.
 */
public record ImageFacts(ImageFormat format, int width, int height) {
  public ImageFacts {
    Objects.requireNonNull(format, "format");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A picture has at least one pixel each way.");
    }
  }

  Size size() {
    return new Size(width, height);
  }

  public long pixels() {
    return (long) width * height;
  }
}
