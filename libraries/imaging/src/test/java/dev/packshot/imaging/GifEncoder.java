package dev.packshot.imaging;

import java.util.HashMap;
import java.util.Map;

/** An encoder of GIF files with the oddities that a test asks for; all of them are whole. */
final class GifEncoder {
  private static final int MAX_TABLE = 4_096;

  private final int width;
  private final int height;
  private int[] palette = new int[256];
  private int[] pixels;
  private int codeSize = 8;
  private int blockLength = 255;
  private int transparent = -1;
  private boolean interlaced;
  private int clearCodes = 1;
  private boolean clearsWhenFull = true;
  private boolean ends = true;
  private boolean local;

  private GifEncoder(int width, int height) {
    this.width = width;
    this.height = height;
  }

  static GifEncoder of(int width, int height) {
    return new GifEncoder(width, height);
  }

  /** Sets the colours, a power of two, as 0xRRGGBB. */
  GifEncoder withPalette(int... colours) {
    palette = colours;
    return this;
  }

  /** Sets the indexes of the pixels, row by row from the top. */
  GifEncoder withPixels(int[] indexes) {
    pixels = indexes;
    return this;
  }

  GifEncoder withCodeSize(int bits) {
    codeSize = bits;
    return this;
  }

  GifEncoder withBlocksOf(int bytes) {
    blockLength = bytes;
    return this;
  }

  GifEncoder withTransparent(int index) {
    transparent = index;
    return this;
  }

  GifEncoder interlaced() {
    interlaced = true;
    return this;
  }

  /** Writes so many clear codes wherever there is to be one; none at the beginning if 0. */
  GifEncoder withClearCodes(int count) {
    clearCodes = count;
    return this;
  }

  /** Goes on with a full table. */
  GifEncoder withoutClearingTheTable() {
    clearsWhenFull = false;
    return this;
  }

  /** Leaves out the end code, the last empty block and the trailer. */
  GifEncoder withoutEnd() {
    ends = false;
    return this;
  }

  GifEncoder withLocalPalette() {
    local = true;
    return this;
  }

  byte[] bytes() {
    int flags = 0x80 | (31 - Integer.numberOfLeadingZeros(palette.length) - 1);
    var file = new FileBytes().text("GIF89a").u16le(width).u16le(height);
    file.u8(local ? 0 : flags, 0, 0);
    addPalette(file, !local);
    if (transparent >= 0) {
      file.u8(0x21, 0xf9, 4, 1, 0, 0, transparent, 0);
    }
    file.u8(0x2c).u16le(0).u16le(0).u16le(width).u16le(height);
    file.u8((local ? flags : 0) | (interlaced ? 0x40 : 0));
    addPalette(file, local);
    addData(file.u8(codeSize), codes(interlaced ? interlacedRows() : pixels));
    return ends ? file.u8(0, 0x3b).bytes() : file.bytes();
  }

  private void addPalette(FileBytes file, boolean here) {
    for (int i = 0; here && i < palette.length; i++) {
      file.u8(palette[i] >> 16, palette[i] >> 8, palette[i]);
    }
  }

  private void addData(FileBytes file, byte[] data) {
    for (int at = 0; at < data.length; at += blockLength) {
      int length = Math.min(blockLength, data.length - at);
      file.u8(length);
      for (int i = 0; i < length; i++) {
        file.u8(data[at + i]);
      }
    }
  }

  private int[] interlacedRows() {
    var rows = new int[pixels.length];
    int to = 0;
    int[][] passes = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
    for (var pass : passes) {
      for (int y = pass[0]; y < height; y += pass[1], to += width) {
        System.arraycopy(pixels, y * width, rows, to, width);
      }
    }
    return rows;
  }

  /** Returns the codes of the pixels as bytes. */
  private byte[] codes(int[] indexes) {
    var out = new Codes();
    out.clear(clearCodes);
    Integer prefix = null;
    for (int index : indexes) {
      Integer longer =
          prefix == null ? Integer.valueOf(index) : out.table.get((prefix << 8) | index);
      if (longer != null) {
        prefix = longer;
      } else {
        out.write(prefix);
        out.add((prefix << 8) | index);
        prefix = index;
      }
    }
    out.write(prefix);
    if (ends) {
      out.grow();
      out.writeBits((1 << codeSize) + 1);
    }
    return out.bytes();
  }

  /** The codes that were written, and the table of strings. */
  private final class Codes {
    private final Map<Integer, Integer> table = new HashMap<>();
    private final FileBytes bytes = new FileBytes();
    private int next = (1 << codeSize) + 2;
    private int bits = codeSize + 1;
    private long buffer;
    private int buffered;

    void clear(int times) {
      for (int i = 0; i < times; i++) {
        writeBits(1 << codeSize);
        table.clear();
        next = (1 << codeSize) + 2;
        bits = codeSize + 1;
      }
    }

    void write(int code) {
      writeBits(code);
    }

    /** Adds a string to the table behind the code that was written. */
    void add(int string) {
      if (next < MAX_TABLE) {
        table.put(string, next);
      }
      grow();
      if (next == MAX_TABLE && clearsWhenFull) {
        clear(Math.max(1, clearCodes));
      }
    }

    /** Follows the table of the decoder, which has one string less than this one. */
    void grow() {
      if (next < MAX_TABLE && next++ == 1 << bits) {
        bits++;
      }
    }

    void writeBits(int code) {
      buffer |= (long) code << buffered;
      for (buffered += bits; buffered >= 8; buffered -= 8) {
        bytes.u8((int) buffer);
        buffer >>>= 8;
      }
    }

    byte[] bytes() {
      return buffered > 0 ? bytes.u8((int) buffer).bytes() : bytes.bytes();
    }
  }
}
