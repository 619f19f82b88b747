package dev.packshot.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An encoder of PNG files of any colour type, with the chunks that a test asks for. */
final class PngEncoder {
  static final int GREY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int GREY_ALPHA = 4;
  static final int RGB_ALPHA = 6;

  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };
  private static final int[][] IN_ORDER = {{0, 0, 1, 1}};

  private final int width;
  private final int height;
  private final int depth;
  private final int colour;
  private final List<byte[]> chunks = new ArrayList<>();
  private boolean interlaced;
  private int dataLength = Integer.MAX_VALUE;
  private boolean ends = true;

  private PngEncoder(int width, int height, int depth, int colour) {
    this.width = width;
    this.height = height;
    this.depth = depth;
    this.colour = colour;
  }

  static PngEncoder of(int width, int height, int depth, int colour) {
    return new PngEncoder(width, height, depth, colour);
  }

  PngEncoder interlaced() {
    interlaced = true;
    return this;
  }

  /** Adds a chunk between the header and the data. */
  PngEncoder with(String name, int... body) {
    return with(name, new FileBytes().u8(body).bytes());
  }

  PngEncoder with(String name, byte[] body) {
    chunks.add(new FileBytes().pngChunk(name, body).bytes());
    return this;
  }

  /** Divides the data into chunks of that length, with an empty one before each. */
  PngEncoder withDataOf(int bytes) {
    dataLength = bytes;
    return this;
  }

  PngEncoder withoutEnd() {
    ends = false;
    return this;
  }

  /** Encodes samples of the bit depth, row by row and pixel by pixel. */
  byte[] encode(int[] samples) {
    var header = new FileBytes().u32(width).u32(height).u8(depth, colour, 0, 0, interlaced ? 1 : 0);
    var file = new FileBytes().u8(0x89).text("PNG\r\n\u001a\n").pngChunk("IHDR", header.bytes());
    chunks.forEach(file::add);
    addData(file, FileBytes.deflated(rows(samples)));
    return ends ? file.pngChunk("IEND", new byte[0]).bytes() : file.bytes();
  }

  private void addData(FileBytes file, byte[] data) {
    for (int at = 0; at < data.length; at += Math.min(dataLength, data.length)) {
      int end = (int) Math.min(data.length, at + (long) dataLength);
      if (dataLength < data.length) {
        file.pngChunk("IDAT", new byte[0]);
      }
      file.pngChunk("IDAT", Arrays.copyOfRange(data, at, end));
    }
  }

  private byte[] rows(int[] samples) {
    int bands = samples.length / (width * height);
    var rows = new FileBytes();
    for (var pass : interlaced ? ADAM7 : IN_ORDER) {
      for (int y = pass[1]; y < height && pass[0] < width; y += pass[3]) {
        var bits = new BigEndianBits();
        for (int x = pass[0]; x < width; x += pass[2]) {
          for (int band = 0; band < bands; band++) {
            bits.write(samples[(y * width + x) * bands + band], depth);
          }
        }
        rows.u8(0).add(bits.bytes());
      }
    }
    return rows.bytes();
  }

  /** Samples packed into bytes, the first one in the highest bits. */
  static final class BigEndianBits {
    private final FileBytes bytes = new FileBytes();
    private int buffer;
    private int count;

    void write(int value, int bits) {
      buffer = buffer << bits | value;
      for (count += bits; count >= 8; count -= 8) {
        bytes.u8(buffer >> (count - 8));
      }
    }

    byte[] bytes() {
      return count > 0 ? bytes.u8(buffer << (8 - count)).bytes() : bytes.bytes();
    }
  }
}
