package dev.packshot.imaging.webp;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/** The transparency of a lossy picture (the chunk ALPH of RFC 9649, 2.7.1.2). */
final class AlphaPlane {
  private static final int COMPRESSED = 1;
  private static final int HORIZONTAL = 1;
  private static final int VERTICAL = 2;
  private static final int GRADIENT = 3;

  private final int width;
  private final byte[] alpha;

  private AlphaPlane(int width, byte[] alpha) {
    this.width = width;
    this.alpha = alpha;
  }

  static AlphaPlane decode(Bytes chunk, Size size) throws InvalidImage {
    int flags = chunk.u8(0);
    var alpha = new byte[Math.toIntExact(size.pixels())];
    switch (flags & 3) {
      case 0 -> copy(chunk.slice(1, alpha.length), alpha);
      case COMPRESSED -> copyGreen(LosslessDecoder.decode(bits(chunk), size), alpha);
      default -> throw InvalidImage.undecodable();
    }
    var plane = new AlphaPlane(size.width(), alpha);
    plane.undoFilter(flags >> 2 & 3);
    return plane;
  }

  /** Returns the opacity of a pixel, 0 to 255. */
  int at(int x, int y) {
    return alpha[y * width + x] & 0xff;
  }

  private static LosslessBits bits(Bytes chunk) throws InvalidImage {
    return new LosslessBits(chunk.from(1));
  }

  private static void copy(Bytes from, byte[] to) {
    System.arraycopy(from.array(), from.start(), to, 0, to.length);
  }

  private static void copyGreen(int[] argb, byte[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = (byte) (argb[i] >> 8);
    }
  }

  private void undoFilter(int filter) {
    for (int at = 0; filter != 0 && at < alpha.length; at++) {
      alpha[at] += (byte) predicted(filter, at);
    }
  }

  /** Returns the prediction; at the left and at the top there is only one neighbour. */
  private int predicted(int filter, int at) {
    boolean hasLeft = at % width > 0;
    boolean hasTop = at >= width;
    int left = hasLeft ? alpha[at - 1] & 0xff : 0;
    int top = hasTop ? alpha[at - width] & 0xff : 0;
    if (!hasLeft || !hasTop) {
      return hasLeft ? left : top;
    }
    return switch (filter) {
      case HORIZONTAL -> left;
      case VERTICAL -> top;
      case GRADIENT -> Math.max(0, Math.min(0xff, left + top - (alpha[at - width - 1] & 0xff)));
      default -> 0;
    };
  }
}
