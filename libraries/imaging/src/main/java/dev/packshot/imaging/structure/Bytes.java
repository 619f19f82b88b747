package dev.packshot.imaging.structure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A range of a file's bytes. Offsets count from the start of the range; a read beyond its end means
 * that the picture is cut off. Numbers are unsigned and big-endian unless the name says otherwise.
 */
public final class Bytes {
  private final byte[] array;
  private final int start;
  private final int end;

  /** Wraps the bytes of the array from {@code start} to before {@code end}, without a copy. */
  public Bytes(byte[] array, int start, int end) {
    this.array = array;
    this.start = start;
    this.end = end;
  }

  public int length() {
    return end - start;
  }

  /** Returns the array that contains the range, from {@link #start} on. */
  public byte[] array() {
    return array;
  }

  public int start() {
    return start;
  }

  /** Returns a view of the range. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(array, start, length());
  }

  /** Copies the first bytes of the range, at most as many as given. */
  public byte[] head(int limit) {
    return Arrays.copyOfRange(array, start, Math.min(end, start + limit));
  }

  public boolean startsWith(String text) {
    return new String(head(text.length()), ISO_8859_1).equals(text);
  }

  public Bytes slice(long offset, long length) throws InvalidImage {
    require(offset, length);
    return new Bytes(array, start + (int) offset, start + (int) (offset + length));
  }

  public Bytes from(long offset) throws InvalidImage {
    return slice(offset, length() - offset);
  }

  /** Throws unless the range contains so many bytes from the offset on. */
  public void require(long offset, long length) throws InvalidImage {
    if (offset < 0 || length < 0 || offset + length > length()) {
      throw InvalidImage.cutOff("the data ends before the picture does");
    }
  }

  public int u8(long offset) throws InvalidImage {
    require(offset, 1);
    return array[start + (int) offset] & 0xff;
  }

  /** Returns the first offset of a byte from the given one on, or else the length of the range. */
  public int indexOf(int value, int offset) {
    int at = start + offset;
    while (at < end && array[at] != (byte) value) {
      at++;
    }
    return at - start;
  }

  public int u16(long offset) throws InvalidImage {
    return u8(offset) << 8 | u8(offset + 1);
  }

  public long u32(long offset) throws InvalidImage {
    return (long) u16(offset) << 16 | u16(offset + 2);
  }

  /** Returns the number of 0 to 8 bytes. */
  public long number(long offset, int width) throws InvalidImage {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | u8(offset + i);
    }
    return value;
  }

  /** Returns the little-endian number. */
  public int u16le(long offset) throws InvalidImage {
    return u8(offset) | u8(offset + 1) << 8;
  }

  /** Returns the little-endian number. */
  public int u24le(long offset) throws InvalidImage {
    return u16le(offset) | u8(offset + 2) << 16;
  }

  /** Returns the little-endian number. */
  public long u32le(long offset) throws InvalidImage {
    return u16le(offset) | (long) u16le(offset + 2) << 16;
  }

  /** Returns the signed little-endian number. */
  public int s32le(long offset) throws InvalidImage {
    return (int) u32le(offset);
  }

  /** Returns the four-character name of a chunk or a box. */
  public String name(long offset) throws InvalidImage {
    require(offset, 4);
    return new String(array, start + (int) offset, 4, ISO_8859_1);
  }
}
