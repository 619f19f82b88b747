package dev.packshot.imaging.structure;

import dev.packshot.imaging.pixels.Orientation;

/** A reader of the orientation tag of an EXIF block, and of no other tag. */
public final class ExifOrientation {
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY_LENGTH = 12;
  private static final int LITTLE_ENDIAN = 0x4949;

  private ExifOrientation() {}

  /** Reads the first directory of a TIFF block; upright if it is malformed or has no such tag. */
  public static Orientation read(Bytes tiff) {
    try {
      return read(new Tiff(tiff));
    } catch (InvalidImage malformed) {
      return Orientation.UPRIGHT;
    }
  }

  private static Orientation read(Tiff tiff) throws InvalidImage {
    long directory = tiff.u32(4);
    int entries = tiff.u16(directory);
    for (int entry = 0; entry < entries; entry++) {
      long at = directory + 2 + (long) ENTRY_LENGTH * entry;
      if (tiff.u16(at) == TAG && tiff.u16(at + 2) == SHORT) {
        int value = tiff.u16(at + 8);
        return Orientation.isValid(value) ? new Orientation(value) : Orientation.UPRIGHT;
      }
    }
    return Orientation.UPRIGHT;
  }

  /** A TIFF block whose numbers are in the byte order that its first bytes specify. */
  private record Tiff(Bytes block, boolean littleEndian) {
    Tiff(Bytes block) throws InvalidImage {
      this(block, block.u16(0) == LITTLE_ENDIAN);
    }

    int u16(long at) throws InvalidImage {
      return littleEndian ? block.u16le(at) : block.u16(at);
    }

    long u32(long at) throws InvalidImage {
      return littleEndian ? block.u32le(at) : block.u32(at);
    }
  }
}
