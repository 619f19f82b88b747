package dev.packshot.devkit.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A generator of PNG files from chunks. */
final class Pngs {
  static final int GREY = 0;
  static final int RGB = 2;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private Pngs() {}

  static byte[] chunk(String name, byte[] data) {
    var named = new ByteWriter().text(name).add(data).bytes();
    var sum = new CRC32();
    sum.update(named);
    return new ByteWriter().u32(data.length).add(named).u32(sum.getValue()).bytes();
  }

  static byte[] header(long width, long height, int depth, int colour) {
    return chunk(
        "IHDR", new ByteWriter().u32(width).u32(height).u8(depth, colour, 0, 0, 0).bytes());
  }

  /** Returns a file of these chunks and an end chunk. */
  static byte[] file(byte[]... chunks) {
    var file = new ByteWriter().add(SIGNATURE);
    for (var chunk : chunks) {
      file.add(chunk);
    }
    return file.add(chunk("IEND", new byte[0])).bytes();
  }

  /** Returns a black file of one bit per pixel; 30,000 x 30,000 pixels deflate to 110 kB. */
  static byte[] black(int width, int height) {
    long rows = (1 + (width + 7L) / 8) * height;
    return file(header(width, height, 1, GREY), chunk("IDAT", zeros(rows)));
  }

  /** Returns a file whose samples are all zero, in that bit depth and colour type. */
  static byte[] zeros(int width, int height, int depth, int colour, boolean interlaced) {
    int samples = colour == 6 ? 4 : colour == RGB ? 3 : 1;
    // each of the seven passes has rows of its own, with a filter byte and padding for each
    long bytes = (long) width * height * depth * samples / 8 + 4L * height;
    var header =
        new ByteWriter().u32(width).u32(height).u8(depth, colour, 0, 0, interlaced ? 1 : 0).bytes();
    return file(chunk("IHDR", header), chunk("IDAT", zeros(bytes)));
  }

  /** Returns a file that ends properly after half of its rows. */
  static byte[] halfTheRows(int width, int height) {
    long rows = (1 + (width + 7L) / 8) * (height / 2);
    return file(header(width, height, 1, GREY), chunk("IDAT", zeros(rows)));
  }

  /** Returns the file with a chunk inserted after its header. */
  static byte[] withChunk(byte[] file, byte[] chunk) {
    int behindHeader = SIGNATURE.length + 12 + 13;
    return new ByteWriter()
        .add(file, 0, behindHeader)
        .add(chunk)
        .add(file, behindHeader, file.length)
        .bytes();
  }

  /** Returns a chunk with a name, the compression method, and zeros that inflate to that length. */
  static byte[] bomb(String chunk, long length) {
    return chunk(chunk, new ByteWriter().text("bomb").u8(0, 0).add(zeros(length)).bytes());
  }

  /** Returns a colour pattern of 16 bits per sample. */
  static byte[] sixteenBits(int width, int height) {
    var rows = new ByteWriter();
    for (int y = 0; y < height; y++) {
      rows.u8(0);
      for (int x = 0; x < width; x++) {
        rows.u16(x * 997 & 0xffff).u16(y * 1009 & 0xffff).u16(x * y * 13 & 0xffff);
      }
    }
    return file(header(width, height, 16, RGB), chunk("IDAT", deflate(rows.bytes())));
  }

  static byte[] deflate(byte[] data) {
    var bytes = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(bytes)) {
      deflater.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Returns that number of zeros, deflated without holding them in memory. */
  private static byte[] zeros(long length) {
    var bytes = new ByteArrayOutputStream();
    var best = new Deflater(Deflater.BEST_COMPRESSION);
    try (var deflater = new DeflaterOutputStream(bytes, best, 1 << 16)) {
      var buffer = new byte[1 << 16];
      for (long left = length; left > 0; left -= buffer.length) {
        deflater.write(buffer, 0, (int) Math.min(left, buffer.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      best.end();
    }
    return bytes.toByteArray();
  }

  static byte[] text(String keyword, String text) {
    return chunk("tEXt", (keyword + "\0" + text).getBytes(ISO_8859_1));
  }
}
