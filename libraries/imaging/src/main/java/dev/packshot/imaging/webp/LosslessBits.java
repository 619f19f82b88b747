package dev.packshot.imaging.webp;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/** A reader of the bits of lossless data, the lowest bit of a byte first. */
final class LosslessBits {
  /** The bytes that a decoder may look ahead. */
  private static final int LOOK_AHEAD = 8;

  private final byte[] array;
  private final int end;
  private int at;
  private long buffer;
  private int count;

  LosslessBits(Bytes data) {
    this.array = data.array();
    this.at = data.start();
    this.end = data.start() + data.length();
  }

  /** Reads up to 24 bits. */
  int read(int bits) throws InvalidImage {
    int value = peek(bits);
    skip(bits);
    return value;
  }

  boolean readFlag() throws InvalidImage {
    return read(1) != 0;
  }

  /** Returns the next bits, up to 24; they are zero behind the end of the data. */
  int peek(int bits) throws InvalidImage {
    while (count < bits) {
      if (at >= end + LOOK_AHEAD) {
        throw InvalidImage.missingPixels();
      }
      buffer |= (at < end ? array[at] & 0xffL : 0) << count;
      at++;
      count += 8;
    }
    return (int) buffer & ((1 << bits) - 1);
  }

  void skip(int bits) {
    buffer >>>= bits;
    count -= bits;
  }

  /** Throws if more bits were read than there are. */
  void requireNoOverread() throws InvalidImage {
    if (at - end > count / 8) {
      throw InvalidImage.missingPixels();
    }
  }
}
