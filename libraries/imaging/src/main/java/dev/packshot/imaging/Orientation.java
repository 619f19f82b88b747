package dev.packshot.imaging;

/**
 * Which way up a picture is shown: the tag of that name in EXIF, 1 to 8 (CIPA DC-008, table 6). Of
 * the whole block this one number is read and nothing else.
 */
record Orientation(int value) {
  static final Orientation UPRIGHT = new Orientation(1);

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY = 12;
  private static final int HIGHEST = 8;

  Orientation {
    if (value < 1 || value > HIGHEST) {
      throw new IllegalArgumentException("EXIF knows the orientations 1 to 8: " + value);
    }
  }

  /** What the first directory of a TIFF block says; upright where it is broken or says nothing. */
  static Orientation read(Bytes tiff) {
    try {
      return read(new Tiff(tiff));
    } catch (InvalidImage broken) {
      return UPRIGHT;
    }
  }

  private static Orientation read(Tiff tiff) throws InvalidImage {
    long directory = tiff.u32(4);
    int entries = tiff.u16(directory);
    for (int entry = 0; entry < entries; entry++) {
      long at = directory + 2 + (long) ENTRY * entry;
      if (tiff.u16(at) == TAG && tiff.u16(at + 2) == SHORT) {
        int value = tiff.u16(at + 8);
        return value >= 1 && value <= HIGHEST ? new Orientation(value) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** Whether width and height change places. */
  boolean turnsSides() {
    return value > 4;
  }

  Bitmap upright(Bitmap encoded) {
    if (value == 1) {
      return encoded;
    }
    var size = turnsSides() ? encoded.size().turned() : encoded.size();
    var upright = new int[size.width() * size.height()];
    for (int y = 0, at = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++, at++) {
        upright[at] = encoded.argb()[source(x, y, encoded.size())];
      }
    }
    return new Bitmap(size, upright);
  }

  /** Where the pixel that is shown at x, y stands among the encoded ones. */
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

  /** Numbers of a TIFF block in the order of bytes that it begins with. */
  private record Tiff(Bytes block, boolean little) {
    Tiff(Bytes block) throws InvalidImage {
      this(block, block.u16(0) == 0x4949);
    }

    int u16(long at) throws InvalidImage {
      return little ? block.u16le(at) : block.u16(at);
    }

    long u32(long at) throws InvalidImage {
      return little ? block.u32le(at) : block.u32(at);
    }
  }
}
