package dev.packshot.imaging;

/** A width and a height in pixels. */
record Size(int width, int height) {
  Size {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A picture has at least one pixel each way.");
    }
  }

  /** Itself, or as much of it as fits into a box, its shape kept. */
  Size within(int wide, int high) {
    if (width <= wide && height <= high) {
      return this;
    }
    double scale = Math.min((double) wide / width, (double) high / height);
    return new Size(scaled(width, scale), scaled(height, scale));
  }

  /** What is left of it where only every so many pixels each way are taken. */
  Size every(int step) {
    return new Size((width + step - 1) / step, (height + step - 1) / step);
  }

  Size turned() {
    return new Size(/* width= */ height, /* height= */ width);
  }

  private static int scaled(int side, double scale) {
    return Math.max(1, (int) Math.round(side * scale));
  }
}
