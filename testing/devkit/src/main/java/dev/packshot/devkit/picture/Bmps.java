package dev.packshot.devkit.picture;

/** A generator of BMP files. */
final class Bmps {
  private static final int HEADERS = 14 + 40;
  private static final int COLOURS = 256;

  private Bmps() {}

  /** Returns a pattern of 24 bits per pixel, with rows from bottom to top. */
  static byte[] file(int width, int height) {
    int row = (width * 3 + 3) / 4 * 4;
    var pixels = new ByteWriter();
    for (int at = 0; at < row * height; at++) {
      pixels.u8(at * 7);
    }
    return file(width, height, 24, 0, new byte[0], pixels.bytes());
  }

  /** Returns headers of the given size that only a few pixels follow. */
  static byte[] headersOnly(int width, int height) {
    return file(width, height, 24, 0, new byte[0], new byte[100]);
  }

  /** Returns 8 bits per pixel; each row is a run, a few literal pixels, and another run. */
  static byte[] runLengths(int width, int height) {
    var palette = new ByteWriter();
    for (int colour = 0; colour < COLOURS; colour++) {
      palette.u8(colour, colour, colour, 0);
    }
    var runs = new ByteWriter();
    for (int row = 0; row < height; row++) {
      runs.u8(5, row, 0, 3, 1, 2, 3, 0, width - 8, 2 * row, 0, 0);
    }
    return file(width, height, 8, 1, palette.bytes(), runs.u8(0, 1).bytes());
  }

  private static byte[] file(
      int width, int height, int bits, int compression, byte[] palette, byte[] pixels) {
    int pixelsAt = HEADERS + palette.length;
    return new ByteWriter()
        .text("BM")
        .u32le((long) pixelsAt + pixels.length)
        .u32le(0)
        .u32le(pixelsAt)
        .u32le(40)
        .u32le(width)
        .u32le(height)
        .u16le(1)
        .u16le(bits)
        .u32le(compression)
        .u32le(pixels.length)
        .u32le(2835)
        .u32le(2835)
        .u32le(palette.length / 4)
        .u32le(0)
        .add(palette)
        .add(pixels)
        .bytes();
  }
}
