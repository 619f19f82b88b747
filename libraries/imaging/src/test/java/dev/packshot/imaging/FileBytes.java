package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A buffer of the bytes of a file that a test makes. */
final class FileBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  FileBytes u8(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  FileBytes u16(int value) {
    return u8(value >> 8, value);
  }

  FileBytes u32(long value) {
    return u16((int) (value >> 16)).u16((int) value);
  }

  FileBytes u16le(int value) {
    return u8(value, value >> 8);
  }

  FileBytes u32le(long value) {
    return u16le((int) value).u16le((int) (value >> 16));
  }

  FileBytes text(String text) {
    return add(text.getBytes(ISO_8859_1));
  }

  FileBytes add(byte[] added) {
    bytes.writeBytes(added);
    return this;
  }

  /** Adds a piece again and again, until the buffer has about that length. */
  FileBytes fill(int length, byte... piece) {
    while (bytes.size() + piece.length <= length) {
      bytes.writeBytes(piece);
    }
    return this;
  }

  FileBytes zeros(int count) {
    return add(new byte[count]);
  }

  /** Adds a box of HEIC. */
  FileBytes box(String type, byte[] body) {
    return u32(8L + body.length).text(type).add(body);
  }

  /** Adds a chunk of PNG. */
  FileBytes pngChunk(String name, byte[] body) {
    var named = new FileBytes().text(name).add(body).bytes();
    var checksum = new CRC32();
    checksum.update(named);
    return u32(body.length).add(named).u32(checksum.getValue());
  }

  /** Adds a chunk of WebP. */
  FileBytes riffChunk(String name, byte[] body) {
    return text(name).u32le(body.length).add(body).zeros(body.length & 1);
  }

  /** Adds a segment of JPEG. */
  FileBytes segment(int marker, byte... body) {
    return u8(0xff, marker).u16(body.length + 2).add(body);
  }

  int length() {
    return bytes.size();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** Returns the data, deflated. */
  static byte[] deflated(byte[] data) {
    var deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    var deflated = new byte[data.length + data.length / 1_000 + 64];
    int length = deflater.deflate(deflated);
    deflater.end();
    return Arrays.copyOf(deflated, length);
  }
}
