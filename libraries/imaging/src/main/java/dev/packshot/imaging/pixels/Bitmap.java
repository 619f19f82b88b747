package dev.packshot.imaging.pixels;

/** Pixels in memory, row by row, as 0xAARRGGBB in sRGB with alpha that is not premultiplied. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Bitmap(Size size, int[] argb) {
  private static final int OPAQUE = 0xff;

  /** Returns whether any pixel is not fully opaque. */
  public boolean isTransparent() {
    for (int pixel : argb) {
      if (pixel >>> 24 != OPAQUE) {
        return true;
      }
    }
    return false;
  }
}
