package dev.packshot.imaging.jpeg;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/** The bits of a scan, without the zeros that are stuffed behind bytes 0xff. */
final class ScanBits {
  private static final int RST0 = 0xd0;
  private static final int RST7 = 0xd7;

  private final Bytes data;
  private int at;
  private int buffer;
  private int left;

  ScanBits(Bytes data) {
    this.data = data;
  }

  /** Reads a bit; throws at a marker. */
  int read() throws InvalidImage {
    if (left == 0) {
      buffer = data.u8(at++);
      left = 8;
      if (buffer == 0xff && data.u8(at++) != 0) {
        at -= 2;
        left = 0;
        throw InvalidImage.missingPixels();
      }
    }
    return buffer >> --left & 1;
  }

  void skip(int bits) throws InvalidImage {
    for (int i = 0; i < bits; i++) {
      read();
    }
  }

  /** Passes over the restart marker that comes next; throws if there is none. */
  void restart() throws InvalidImage {
    left = 0;
    if (data.u8(at) != 0xff || data.u8(at + 1L) < RST0 || data.u8(at + 1L) > RST7) {
      throw InvalidImage.missingPixels();
    }
    at += 2;
  }
}
