package dev.packshot.imaging;

import java.util.Arrays;

/** An encoder of BMP files with every kind of header; what it writes of lengths may be wrong. */
final class BmpEncoder {
  private final int width;
  private final int height;
  private final int bits;
  private int headerLength = 40;
  private int compression;
  private int[] masks = {};
  private int[] palette = {};
  private boolean topDown;
  private boolean wrongLengths;
  private int statedColours;

  private BmpEncoder(int width, int height, int bits) {
    this.width = width;
    this.height = height;
    this.bits = bits;
  }

  static BmpEncoder of(int width, int height, int bits) {
    return new BmpEncoder(width, height, bits);
  }

  BmpEncoder withHeaderOf(int bytes) {
    headerLength = bytes;
    return this;
  }

  BmpEncoder withMasks(int compressionKind, int... samples) {
    compression = compressionKind;
    masks = samples;
    return this;
  }

  BmpEncoder withPalette(int... colours) {
    palette = colours;
    return this;
  }

  BmpEncoder stating(int colours) {
    statedColours = colours;
    return this;
  }

  BmpEncoder topDown() {
    topDown = true;
    return this;
  }

  BmpEncoder withWrongLengths() {
    wrongLengths = true;
    return this;
  }

  /** Encodes pixels of the bit depth, row by row from the top. */
  byte[] encode(int[] pixels) {
    var rows = new FileBytes();
    for (int i = 0; i < height; i++) {
      int y = topDown ? i : height - 1 - i;
      var row = new FileBytes();
      if (bits <= 8) {
        var packed = new PngEncoder.BigEndianBits();
        for (int x = 0; x < width; x++) {
          packed.write(pixels[y * width + x], bits);
        }
        row.add(packed.bytes());
      } else {
        for (int x = 0; x < width; x++) {
          for (int shift = 0; shift < bits; shift += 8) {
            row.u8(pixels[y * width + x] >> shift);
          }
        }
      }
      rows.add(row.bytes()).zeros(-row.length() & 3);
    }
    return file(rows.bytes());
  }

  /** Encodes indexes as runs, with literal pixels and moves between them. */
  byte[] encodeRuns(int[] pixels) {
    compression = bits == 8 ? 1 : 2;
    var codes = new FileBytes();
    for (int y = height - 1; y >= 0; y--) {
      for (int x = 0; x < width; ) {
        int index = pixels[y * width + x];
        int end = x;
        while (end < width && end - x < 255 && pixels[y * width + end] == index) {
          end++;
        }
        codes.u8(end - x, bits == 8 ? index : index << 4 | index);
        x = end;
      }
      codes.u8(0, 0);
    }
    return file(codes.u8(0, 1).bytes());
  }

  byte[] file(byte[] pixels) {
    boolean old = headerLength == 12;
    var header = new FileBytes().u32le(headerLength);
    if (old) {
      header.u16le(width).u16le(height).u16le(1).u16le(bits);
    } else {
      header.u32le(width).u32le(topDown ? -height : height).u16le(1).u16le(bits);
      header.u32le(compression).u32le(wrongLengths ? 1 : 0).u32le(2835).u32le(2835);
      header.u32le(statedColours).u32le(0);
      for (int mask : masks) {
        header.u32le(mask);
      }
      header.zeros(Math.max(0, headerLength - header.length()));
    }
    int length = headerLength < 40 ? headerLength : Math.max(headerLength, header.length());
    var bytes = new FileBytes().add(Arrays.copyOf(header.bytes(), length));
    for (int colour : palette) {
      bytes.u8(colour, colour >> 8, colour >> 16);
      if (!old) {
        bytes.u8(0);
      }
    }
    int at = 14 + bytes.length();
    return new FileBytes()
        .text("BM")
        .u32le(wrongLengths ? 7 : at + pixels.length)
        .u32le(0)
        .u32le(at)
        .add(bytes.bytes())
        .add(pixels)
        .bytes();
  }
}
