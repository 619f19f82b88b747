package dev.packshot.devkit.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A buffer of bytes with numbers in either byte order. */
final class ByteWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ByteWriter u8(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  ByteWriter u16(int value) {
    return u8(value >> 8, value);
  }

  ByteWriter u32(long value) {
    return u16((int) (value >> 16)).u16((int) value);
  }

  ByteWriter u16le(int value) {
    return u8(value, value >> 8);
  }

  ByteWriter u24le(int value) {
    return u16le(value).u8(value >> 16);
  }

  ByteWriter u32le(long value) {
    return u16le((int) value).u16le((int) (value >> 16));
  }

  ByteWriter text(String text) {
    return add(text.getBytes(ISO_8859_1));
  }

  ByteWriter add(byte[] added) {
    bytes.writeBytes(added);
    return this;
  }

  ByteWriter add(byte[] added, int from, int to) {
    bytes.write(added, from, to - from);
    return this;
  }

  ByteWriter repeat(int value, int times) {
    var repeated = new byte[times];
    Arrays.fill(repeated, (byte) value);
    return add(repeated);
  }

  int length() {
    return bytes.size();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
