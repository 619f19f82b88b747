package dev.packshot.imaging.heic;

import dev.packshot.heif.HevcPicture;
import dev.packshot.heif.HevcPicture.Colours;

/**
 * The conversion of luma and chroma to red, green and blue (ITU-T H.273, 8.3), by tables of
 * fixed-point numbers with 16 bits behind the point.
 */
final class YuvColours {
  private static final int POINT = 16;
  private static final int ROUND = 1 << (POINT - 1);
  private static final int IDENTITY = 0;

  private final boolean isIdentity;
  private final int[] luma;
  private final int[] redOfCr;
  private final int[] greenOfCr;
  private final int[] greenOfCb;
  private final int[] blueOfCb;

  YuvColours(HevcPicture picture, Colours colours) {
    isIdentity = colours.matrix() == IDENTITY;
    luma = luma(picture.bits(0), colours.fullRange());
    int bits = picture.isGrey() ? 8 : picture.bits(1);
    double kr = redWeight(colours.matrix());
    double kb = blueWeight(colours.matrix());
    double kg = 1 - kr - kb;
    redOfCr = chroma(bits, colours.fullRange(), 2 * (1 - kr));
    greenOfCr = chroma(bits, colours.fullRange(), -2 * (1 - kr) * kr / kg);
    greenOfCb = chroma(bits, colours.fullRange(), -2 * (1 - kb) * kb / kg);
    blueOfCb = chroma(bits, colours.fullRange(), 2 * (1 - kb));
  }

  /** Returns the weight of red in luma: BT.709, BT.2020, SMPTE 240, or else BT.601. */
  private static double redWeight(int matrix) {
    return switch (matrix) {
      case 1 -> .2126;
      case 9, 10 -> .2627;
      case 7 -> .212;
      default -> .299;
    };
  }

  private static double blueWeight(int matrix) {
    return switch (matrix) {
      case 1 -> .0722;
      case 9, 10 -> .0593;
      case 7 -> .087;
      default -> .114;
    };
  }

  private static int[] luma(int bits, boolean fullRange) {
    double black = fullRange ? 0 : 16 << (bits - 8);
    double range = fullRange ? (1 << bits) - 1 : 219 << (bits - 8);
    var table = new int[1 << bits];
    for (int i = 0; i < table.length; i++) {
      table[i] = fixed(255 * (i - black) / range);
    }
    return table;
  }

  private static int[] chroma(int bits, boolean fullRange, double factor) {
    double range = fullRange ? (1 << bits) - 1 : 224 << (bits - 8);
    var table = new int[1 << bits];
    for (int i = 0; i < table.length; i++) {
      table[i] = fixed(255 * factor * (i - (1 << (bits - 1))) / range);
    }
    return table;
  }

  private static int fixed(double value) {
    return (int) Math.round(value * (1 << POINT));
  }

  /** Writes a grey pixel to the array and returns the index behind it. */
  int putGrey(int y, byte[] rgb, int at) {
    byte level = level(luma[y]);
    rgb[at] = level;
    rgb[at + 1] = level;
    rgb[at + 2] = level;
    return at + 3;
  }

  /** Writes pixels that share their chroma to the array and returns the index behind them. */
  int put(int[] y, int from, int to, int cb, int cr, byte[] rgb, int start) {
    int red = redOfCr[cr];
    int green = greenOfCr[cr] + greenOfCb[cb];
    int blue = blueOfCb[cb];
    int at = start;
    for (int x = from; x < to; x++) {
      int light = luma[y[x]];
      rgb[at] = level(light + red);
      rgb[at + 1] = level(light + green);
      rgb[at + 2] = level(light + blue);
      at += 3;
    }
    return at;
  }

  /** Returns whether the planes are green, blue and red. */
  boolean isIdentity() {
    return isIdentity;
  }

  /** Writes a pixel of planes that are green, blue and red, and returns the index behind it. */
  int putIdentity(int green, int blue, int red, byte[] rgb, int at) {
    rgb[at] = level(luma[red]);
    rgb[at + 1] = level(luma[green]);
    rgb[at + 2] = level(luma[blue]);
    return at + 3;
  }

  private static byte level(int fixed) {
    int level = (fixed + ROUND) >> POINT;
    return (byte) (level < 0 ? 0 : Math.min(level, 255));
  }
}
