package dev.packshot.imaging.code;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Downscaler;
import dev.packshot.imaging.pixels.Size;

/**
 * The grey values of a picture, at most {@value #MAX_SIDE} pixels a side. It is made of pixels that
 * were decoded for another purpose, such as those of the largest rendition.
 */
public final class GreyPicture {
  /** A retail code that fills a quarter of this has three pixels for its narrowest bar. */
  static final int MAX_SIDE = 2_000;

  private static final int WHITE = 0xff;
  private static final int OPAQUE = 0xff;

  private final Size size;
  private final byte[] values;

  private GreyPicture(Size size, byte[] values) {
    this.size = size;
    this.values = values;
  }

  /** Makes a picture grey, on white where it is transparent, and smaller if it is too large. */
  public static GreyPicture of(Bitmap bitmap) {
    var small = Downscaler.downscale(bitmap, bitmap.size().within(MAX_SIDE, MAX_SIDE));
    var values = new byte[small.argb().length];
    for (int at = 0; at < values.length; at++) {
      values[at] = (byte) grey(small.argb()[at]);
    }
    return new GreyPicture(small.size(), values);
  }

  /** Returns the brightness of a pixel (ITU-R BT.601), in 1,024ths. */
  private static int grey(int argb) {
    int red = (argb >> 16) & 0xff;
    int green = (argb >> 8) & 0xff;
    int blue = argb & 0xff;
    int grey = (306 * red + 601 * green + 117 * blue + 512) >> 10;
    int alpha = argb >>> 24;
    return alpha == OPAQUE ? grey : (grey * alpha + WHITE * (OPAQUE - alpha)) / OPAQUE;
  }

  int width() {
    return size.width();
  }

  int height() {
    return size.height();
  }

  /** Returns the values row by row, which the caller must not change. */
  byte[] values() {
    return values;
  }

  /** Returns the picture turned by 90 degrees, counterclockwise. */
  GreyPicture turned() {
    var turned = new byte[values.length];
    for (int y = 0, from = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++, from++) {
        turned[(width() - 1 - x) * height() + y] = values[from];
      }
    }
    return new GreyPicture(size.transposed(), turned);
  }
}
