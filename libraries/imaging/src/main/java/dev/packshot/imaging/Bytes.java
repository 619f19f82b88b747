package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * A range of a file's bytes; offsets count from the start of the range, and to read past its end is
 * the flaw that the picture is cut off.
 */
final class Bytes {
  final byte[] array;
  final int start;
  final int end;

  Bytes(byte[] array, int start, int end) {
    this.array = array;
    this.start = start;
    this.end = end;
  }

  int length() {
    return end - start;
  }

  byte[] head(int most) {
    return Arrays.copyOfRange(array, start, Math.min(end, start + most));
  }

  Bytes slice(long offset, long length) throws InvalidImage {
    require(offset, length);
    return new Bytes(array, start + (int) offset, start + (int) (offset + length));
  }

  Bytes from(long offset) throws InvalidImage {
    return slice(offset, length() - offset);
  }

  void require(long offset, long length) throws InvalidImage {
    if (offset < 0 || length < 0 || offset + length > length()) {
      throw InvalidImage.cutOff("the data ends before the picture does");
    }
  }

  int u8(long offset) throws InvalidImage {
    require(offset, 1);
    return array[start + (int) offset] & 0xff;
  }

  int u16(long offset) throws InvalidImage {
    return u8(offset) << 8 | u8(offset + 1);
  }

  long u32(long offset) throws InvalidImage {
    return (long) u16(offset) << 16 | u16(offset + 2);
  }

  int u16le(long offset) throws InvalidImage {
    return u8(offset) | u8(offset + 1) << 8;
  }

  int u24le(long offset) throws InvalidImage {
    return u16le(offset) | u8(offset + 2) << 16;
  }

  long u32le(long offset) throws InvalidImage {
    return u16le(offset) | (long) u16le(offset + 2) << 16;
  }

  int s32le(long offset) throws InvalidImage {
    return (int) u32le(offset);
  }

  /** Four characters that name a chunk or a box. */
  String name(long offset) throws InvalidImage {
    require(offset, 4);
    return new String(array, start + (int) offset, 4, ISO_8859_1);
  }
}
