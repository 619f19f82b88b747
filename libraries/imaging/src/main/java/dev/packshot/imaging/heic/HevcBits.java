package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/** A reader of the bits of a NAL unit, without the bytes that prevent the emulation of markers. */
final class HevcBits {
  private static final int MAX_PREFIX = 32;

  private final Bytes unit;
  private int at;
  private int zeros;
  private int current;
  private int left;

  /** Creates a reader of the bits behind the unit's header. */
  HevcBits(Bytes unit, int header) {
    this.unit = unit;
    this.at = header;
  }

  int bit() throws InvalidImage {
    if (left == 0) {
      current = nextByte();
      left = 8;
    }
    left--;
    return current >> left & 1;
  }

  int bits(int count) throws InvalidImage {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  void skip(int count) throws InvalidImage {
    for (int i = 0; i < count; i++) {
      bit();
    }
  }

  /** Reads an unsigned number of the Exp-Golomb code (ITU-T H.265, 9.2). */
  long number() throws InvalidImage {
    int prefix = 0;
    while (bit() == 0) {
      if (++prefix == MAX_PREFIX) {
        throw InvalidImage.undecodable();
      }
    }
    return (1L << prefix) - 1 + (bits(prefix) & 0xffff_ffffL);
  }

  private int nextByte() throws InvalidImage {
    int next = unit.u8(at++);
    if (zeros >= 2 && next == 3) {
      next = unit.u8(at++);
      zeros = 0;
    }
    zeros = next == 0 ? zeros + 1 : 0;
    return next;
  }
}
