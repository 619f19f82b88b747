package dev.packshot.imaging.code;

import dev.packshot.devkit.picture.CodePhoto;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Orientation;
import dev.packshot.imaging.pixels.Size;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Symbols of the devkit, and changes of pictures. */
final class Symbols {
  static final int WHITE = 0xffffffff;

  private Symbols() {}

  static Bitmap read(String name) {
    var image = CodePhoto.symbol(name);
    var size = new Size(image.getWidth(), image.getHeight());
    return new Bitmap(size, image.getRGB(0, 0, size.width(), size.height(), null, 0, size.width()));
  }

  /** Returns a picture turned clockwise by as many right angles. */
  static Bitmap turned(Bitmap bitmap, int rightAngles) {
    return new Orientation(new int[] {1, 6, 3, 8}[rightAngles]).upright(bitmap);
  }

  static Bitmap inverted(Bitmap bitmap) {
    return mapped(bitmap, pixel -> pixel ^ 0xffffff);
  }

  /** Returns a white picture with the other one in it. */
  static Bitmap placed(Bitmap bitmap, Size size, int left, int top) {
    var argb = new int[size.width() * size.height()];
    Arrays.fill(argb, WHITE);
    return over(new Bitmap(size, argb), bitmap, left, top);
  }

  /** Returns a picture with the other one over a part of it. */
  static Bitmap over(Bitmap background, Bitmap bitmap, int left, int top) {
    var argb = background.argb().clone();
    int width = bitmap.size().width();
    for (int y = 0; y < bitmap.size().height(); y++) {
      int to = (top + y) * background.size().width() + left;
      System.arraycopy(bitmap.argb(), y * width, argb, to, width);
    }
    return new Bitmap(background.size(), argb);
  }

  /** Returns the rows from one to another of a picture, and white for the others. */
  static Bitmap rows(Bitmap bitmap, int first, int end) {
    var argb = bitmap.argb().clone();
    for (int at = 0; at < argb.length; at++) {
      int y = at / bitmap.size().width();
      argb[at] = y >= first && y < end ? argb[at] : WHITE;
    }
    return new Bitmap(bitmap.size(), argb);
  }

  private static Bitmap mapped(Bitmap bitmap, IntUnaryOperator pixels) {
    var argb = Arrays.stream(bitmap.argb()).map(pixels).toArray();
    return new Bitmap(bitmap.size(), argb);
  }
}
