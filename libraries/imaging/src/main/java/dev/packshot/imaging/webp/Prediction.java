package dev.packshot.imaging.webp;

/** Pixels that are stored as differences from what their neighbours predict, by block. */
final class Prediction implements LosslessTransform {
  private static final int BLACK = 0xff000000;
  private static final int LEFT = 1;
  private static final int TOP = 2;

  private final int width;
  private final int blockBits;
  private final int[] blocks;

  Prediction(int width, int blockBits, int[] blocks) {
    this.width = width;
    this.blockBits = blockBits;
    this.blocks = blocks;
  }

  @Override
  public int[] undo(int[] argb) {
    int perRow = LosslessImage.blocks(width, blockBits);
    for (int at = 0, y = 0; at < argb.length; y++) {
      for (int x = 0; x < width; x++, at++) {
        int block = blocks[(y >> blockBits) * perRow + (x >> blockBits)];
        int mode = y == 0 ? x == 0 ? 0 : LEFT : x == 0 ? TOP : block >> 8 & 15;
        argb[at] = sum(argb[at], predicted(argb, at, mode));
      }
    }
    return argb;
  }

  /** Returns the prediction; the pixel behind the end of the row above begins the current row. */
  private int predicted(int[] argb, int at, int mode) {
    if (mode == 0 || mode > 13) {
      return BLACK;
    }
    if (mode == LEFT) {
      return argb[at - 1];
    }
    int top = argb[at - width];
    if (mode == TOP) {
      return top;
    }
    int topRight = argb[at - width + 1];
    int left = argb[at - 1];
    int topLeft = argb[at - width - 1];
    return switch (mode) {
      case 3 -> topRight;
      case 4 -> topLeft;
      case 5 -> mean(mean(left, topRight), top);
      case 6 -> mean(left, topLeft);
      case 7 -> mean(left, top);
      case 8 -> mean(topLeft, top);
      case 9 -> mean(top, topRight);
      case 10 -> mean(mean(left, topLeft), mean(top, topRight));
      case 11 -> nearer(left, top, topLeft);
      case 12 -> gradient(left, top, topLeft);
      default -> halfGradient(mean(left, top), topLeft);
    };
  }

  /** Adds each sample, modulo 256. */
  static int sum(int a, int b) {
    int alphaAndGreen = ((a & 0xff00ff00) + (b & 0xff00ff00)) & 0xff00ff00;
    return alphaAndGreen | (((a & 0xff00ff) + (b & 0xff00ff)) & 0xff00ff);
  }

  private static int mean(int a, int b) {
    return (((a ^ b) >>> 1) & 0x7f7f7f7f) + (a & b);
  }

  /** Returns that one of left and top that is nearer to left + top - corner. */
  private static int nearer(int left, int top, int corner) {
    int fromLeft = 0;
    int fromTop = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      fromLeft += Math.abs((top >>> shift & 0xff) - (corner >>> shift & 0xff));
      fromTop += Math.abs((left >>> shift & 0xff) - (corner >>> shift & 0xff));
    }
    return fromLeft < fromTop ? left : top;
  }

  private static int gradient(int left, int top, int corner) {
    int all = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int sample = (left >>> shift & 0xff) + (top >>> shift & 0xff) - (corner >>> shift & 0xff);
      all |= clamped(sample) << shift;
    }
    return all;
  }

  private static int halfGradient(int mean, int corner) {
    int all = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int sample = mean >>> shift & 0xff;
      all |= clamped(sample + (sample - (corner >>> shift & 0xff)) / 2) << shift;
    }
    return all;
  }

  private static int clamped(int sample) {
    return Math.max(0, Math.min(0xff, sample));
  }
}
