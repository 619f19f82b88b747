package dev.packshot.devkit.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;

/** A writer of lossless WebP data, lowest bit first: a header, five prefix codes, and pixels. */
final class Vp8lWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int window;
  private int count;

  /** Begins a picture without transforms, without a colour cache, and with one group of codes. */
  Vp8lWriter(int width, int height) {
    put(0x2f, 8);
    put(width - 1, 14);
    put(height - 1, 14);
    put(0, 1 + 3);
    put(0, 1 + 1 + 1);
  }

  /** Writes a code of a single symbol, which takes no bits in the pixels. */
  void codeOnly(int symbol) {
    put(1, 1);
    put(0, 1);
    put(1, 1);
    put(symbol, 8);
  }

  /** Writes a code of 8 bits for each of the symbols 0 to 255, and none for those above. */
  void codeEightBits(int symbols) {
    put(0, 1);
    put(8, 4);
    // the code of code lengths has a bit each for "18: many zeros" and for "8"
    for (int place = 0; place < 12; place++) {
      put(place == 1 || place == 11 ? 1 : 0, 3);
    }
    put(0, 1);
    for (int symbol = 0; symbol < 256; symbol++) {
      put(0, 1);
    }
    if (symbols > 256) {
      put(1, 1);
      put(symbols - 256 - 11, 7);
    }
  }

  /** Writes the pixels with the codes, which have to be those of eight bits for RGB. */
  void pixels(BufferedImage picture) {
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int colour = picture.getRGB(x, y);
        putCode(colour >> 8);
        putCode(colour >> 16);
        putCode(colour);
      }
    }
  }

  /** Returns the data, padded to whole bytes. */
  byte[] bytes() {
    put(0, 7);
    return bytes.toByteArray();
  }

  /** Writes a prefix code, whose highest bit comes first. */
  private void putCode(int symbol) {
    put(Integer.reverse(symbol) >>> 24, 8);
  }

  private void put(int value, int bits) {
    window |= value << count;
    count += bits;
    while (count >= 8) {
      bytes.write(window);
      window >>>= 8;
      count -= 8;
    }
  }
}
