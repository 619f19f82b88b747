package dev.packshot.imaging;

/** Pixels in memory, row by row, as 0xAARRGGBB in sRGB, their transparency not multiplied in. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Bitmap(Size size, int[] argb) {
  private static final int OPAQUE = 0xff;

  boolean isTransparent() {
    for (int pixel : argb) {
      if (pixel >>> 24 != OPAQUE) {
        return true;
      }
    }
    return false;
  }

  /** As large or smaller, every pixel the mean of those that it covers. */
  Bitmap shrunkTo(Size smaller) {
    if (smaller.equals(size)) {
      return this;
    }
    var shrinking = new Shrinking(size, smaller);
    var row = new int[size.width()];
    for (int y = 0; y < size.height(); y++) {
      System.arraycopy(argb, y * row.length, row, 0, row.length);
      shrinking.addArgb(row);
    }
    return shrinking.bitmap();
  }
}
