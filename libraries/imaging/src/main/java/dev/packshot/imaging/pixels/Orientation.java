package dev.packshot.imaging.pixels;

/** The orientation of a picture as EXIF counts it, 1 to 8 (CIPA DC-008, table 6). */
public record Orientation(int value) {
  public static final Orientation UPRIGHT = new Orientation(1);

  private static final int MAX = 8;

  /** The values of pictures that are turned clockwise, by quarters. */
  private static final int[] TURNED = {1, 6, 3, 8};

  /** The values of pictures that are mirrored left to right, and then turned clockwise. */
  private static final int[] MIRRORED = {2, 7, 4, 5};

  public Orientation {
    if (!isValid(value)) {
      throw new IllegalArgumentException("EXIF defines the orientations 1 to 8: " + value);
    }
  }

  public static boolean isValid(int value) {
    return value >= 1 && value <= MAX;
  }

  /** Returns a turn to the left by a number of quarters, 0 to 3. */
  public static Orientation turnedLeft(int quarters) {
    return new Orientation(TURNED[(4 - quarters) % 4]);
  }

  /** Returns a mirroring, either left to right or top to bottom. */
  public static Orientation mirrored(boolean leftToRight) {
    return new Orientation(MIRRORED[leftToRight ? 0 : 2]);
  }

  /** Returns the orientation of a picture that is turned this way and then the next way. */
  public Orientation then(Orientation next) {
    int quarters = next.quarters() + (next.isMirrored() ? 4 - quarters() : quarters());
    var values = isMirrored() == next.isMirrored() ? TURNED : MIRRORED;
    return new Orientation(values[quarters % 4]);
  }

  private boolean isMirrored() {
    return value == 2 || value == 4 || value == 5 || value == 7;
  }

  private int quarters() {
    var values = isMirrored() ? MIRRORED : TURNED;
    int quarters = 0;
    while (values[quarters] != value) {
      quarters++;
    }
    return quarters;
  }

  /** Returns whether the upright picture is as wide as the encoded one is high. */
  public boolean swapsSides() {
    return value > 4;
  }

  /** Returns the bitmap as it is to be shown. */
  public Bitmap upright(Bitmap encoded) {
    if (value == 1) {
      return encoded;
    }
    var size = swapsSides() ? encoded.size().transposed() : encoded.size();
    var upright = new int[size.width() * size.height()];
    for (int y = 0, at = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++, at++) {
        upright[at] = encoded.argb()[source(x, y, encoded.size())];
      }
    }
    return new Bitmap(size, upright);
  }

  /** Returns the index of the encoded pixel that is shown at x, y. */
  private int source(int x, int y, Size encoded) {
    int right = encoded.width() - 1;
    int bottom = encoded.height() - 1;
    return switch (value) {
      case 2 -> y * encoded.width() + right - x;
      case 3 -> (bottom - y) * encoded.width() + right - x;
      case 4 -> (bottom - y) * encoded.width() + x;
      case 5 -> x * encoded.width() + y;
      case 6 -> (bottom - x) * encoded.width() + y;
      case 7 -> (bottom - x) * encoded.width() + right - y;
      case 8 -> x * encoded.width() + right - y;
      default -> y * encoded.width() + x;
    };
  }
}
