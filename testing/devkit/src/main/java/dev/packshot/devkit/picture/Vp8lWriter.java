package dev.packshot.devkit.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;

/** Lossless WebP data, bit by bit, lowest first: a header, five prefix codes, pixels. */
final class Vp8lWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int window;
  private int count;

  /** Begins a picture that transforms nothing, caches nothing, and has one group of codes. */
  Vp8lWriter(int width, int height) {
    put(0x2f, 8);
    put(width - 1, 14);
    put(height - 1, 14);
    put(0, 1 + 3);
    put(0, 1 + 1 + 1);
  }

  /** A code of one symbol, which takes no bits where it is used. */
  void codeOnly(int symbol) {
    put(1, 1);
    put(0, 1);
    put(1, 1);
    put(symbol, 8);
  }

  /** A code that writes the symbols 0 to 255 in 8 bits each, and none of those above. */
  void codeEightBits(int symbols) {
    put(0, 1);
    put(8, 4);
    // lengths of the code that tells lengths: a bit each for "18: many zeros" and for "8"
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

  byte[] bytes() {
    put(0, 7);
    return bytes.toByteArray();
  }

  /** Prefix codes stand with their highest bit first. */
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
