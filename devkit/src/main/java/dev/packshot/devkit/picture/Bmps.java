package dev.packshot.devkit.picture;

/** BMP files by hand. */
final class Bmps {
  private static final int HEADERS = 14 + 40;
  private static final int COLOURS = 256;

  private Bmps() {}

  /** 24 bits a pixel in a pattern, rows from bottom to top. */
  static byte[] file(int width, int height) {
    int row = (width * 3 + 3) / 4 * 4;
    var file = header(width, height, 24, 0, HEADERS);
    for (int at = 0; at < row * height; at++) {
      file.u8(at * 7);
    }
    return file.bytes();
  }

  /** Headers that promise a size, and a few pixels behind them. */
  static byte[] headersOnly(int width, int height) {
    return header(width, height, 24, 0, HEADERS).repeat(0, 100).bytes();
  }

  /** 8 bits a pixel, each row a run, a few literal pixels, and another run. */
  static byte[] runLengths(int width, int height) {
    var file = header(width, height, 8, 1, HEADERS + 4 * COLOURS);
    for (int colour = 0; colour < COLOURS; colour++) {
      file.u8(colour, colour, colour, 0);
    }
    for (int row = 0; row < height; row++) {
      file.u8(5, row, 0, 3, 1, 2, 3, 0, width - 8, 2 * row, 0, 0);
    }
    return file.u8(0, 1).bytes();
  }

  private static ByteWriter header(int width, int height, int bits, int compression, int pixels) {
    return new ByteWriter()
        .text("BM")
        .u32le(pixels)
        .u32le(0)
        .u32le(pixels)
        .u32le(40)
        .u32le(width)
        .u32le(height)
        .u16le(1)
        .u16le(bits)
        .u32le(compression)
        .u32le(0)
        .u32le(2835)
        .u32le(2835)
        .u32le(bits == 8 ? COLOURS : 0)
        .u32le(0);
  }
}
