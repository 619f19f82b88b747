package dev.packshot.imaging.pixels;

/** A width and a height in pixels. */
public record Size(int width, int height) {
  public Size {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A picture has at least one pixel in each direction.");
    }
  }

  public long pixels() {
    return (long) width * height;
  }

  /** Returns this size, or the largest one of the same aspect ratio that fits into the box. */
  public Size within(int boxWidth, int boxHeight) {
    if (width <= boxWidth && height <= boxHeight) {
      return this;
    }
    double scale = Math.min((double) boxWidth / width, (double) boxHeight / height);
    return new Size(scaled(width, scale), scaled(height, scale));
  }

  /** Returns the size that remains if only every n-th pixel of every n-th row is read. */
  public Size subsampled(int step) {
    return new Size((width + step - 1) / step, (height + step - 1) / step);
  }

  public Size transposed() {
    return new Size(/* width= */ height, /* height= */ width);
  }

  private static int scaled(int side, double scale) {
    return Math.max(1, (int) Math.round(side * scale));
  }
}
