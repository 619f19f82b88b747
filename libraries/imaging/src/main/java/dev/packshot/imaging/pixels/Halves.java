package dev.packshot.imaging.pixels;

/**
 * The reduction of an opaque picture to exactly half of its width and height, which is what most
 * renditions are of the next larger one. It takes a quarter of the time of {@link Downscaler}.
 */
final class Halves {
  private static final int RED_AND_BLUE = 0xff00ff;
  private static final int GREEN = 0xff00;

  /** A half of each level, before the mean of four is rounded down. */
  private static final int ROUNDING = 0x20202;

  private Halves() {}

  static boolean isHalf(Size small, Size whole) {
    return 2 * small.width() == whole.width() && 2 * small.height() == whole.height();
  }

  static Bitmap of(Bitmap bitmap, Size half) {
    int width = half.width();
    var target = new int[width * half.height()];
    for (int y = 0; y < half.height(); y++) {
      writeRow(bitmap.argb(), 4 * y * width, 2 * width, target, y * width);
    }
    return new Bitmap(half, target);
  }

  private static void writeRow(int[] argb, int from, int stride, int[] target, int start) {
    int end = start + stride / 2;
    for (int to = start, at = from; to < end; to++, at += 2) {
      target[to] = mean(argb[at], argb[at + 1], argb[at + stride], argb[at + stride + 1]);
    }
  }

  private static int mean(int a, int b, int c, int d) {
    int redAndBlue =
        (a & RED_AND_BLUE)
            + (b & RED_AND_BLUE)
            + (c & RED_AND_BLUE)
            + (d & RED_AND_BLUE)
            + (ROUNDING & RED_AND_BLUE);
    int green = (a & GREEN) + (b & GREEN) + (c & GREEN) + (d & GREEN) + (ROUNDING & GREEN);
    return 0xff << 24 | (redAndBlue >>> 2 & RED_AND_BLUE) | (green >>> 2 & GREEN);
  }
}
