package dev.packshot.devkit.picture;

/**
 * A generator of GIF files of 128 greys. Every pixel has a code of its own, so that no code table
 * is needed.
 */
final class Gifs {
  private static final int COLOUR_BITS = 7;
  private static final int CLEAR = 1 << COLOUR_BITS;

  /** Codes have 8 bits as long as the table is cleared before it has 256 entries. */
  private static final int PIXELS_BETWEEN_CLEARS = 100;

  private static final int HEADER = 13;
  private static final int BLOCK = 255;

  private Gifs() {}

  static byte[] file(
      int screenWidth, int screenHeight, int frameWidth, int frameHeight, int count) {
    var file = new ByteWriter().text("GIF89a").u16le(screenWidth).u16le(screenHeight);
    file.u8(0x80 | (COLOUR_BITS - 1), 0, 0);
    for (int grey = 0; grey < CLEAR; grey++) {
      file.u8(2 * grey, 2 * grey, 2 * grey);
    }
    for (int frame = 0; frame < count; frame++) {
      file.u8(0x21, 0xf9, 4, 0, 5, 0, 0, 0);
      file.u8(0x2c).u16le(0).u16le(0).u16le(frameWidth).u16le(frameHeight).u8(0);
      addPixels(file, frameWidth, frameHeight, frame);
    }
    return file.u8(0x3b).bytes();
  }

  /** Returns a file whose frame ends properly after half of its rows. */
  static byte[] halfTheRows(int width, int height) {
    var file = file(width, height, width, height / 2, 1);
    // the height in the frame's descriptor, behind the palette and the control block
    file[HEADER + 3 * CLEAR + 8 + 7] = (byte) height;
    return file;
  }

  /** Returns a file with a code that is not in the table. */
  static byte[] impossibleCode(int width, int height) {
    var file = file(width, height, width, height, 1);
    int data = HEADER + 3 * CLEAR + 8 + 10 + 2;
    file[data + PIXELS_BETWEEN_CLEARS / 2] = (byte) 0xfe;
    return file;
  }

  private static void addPixels(ByteWriter file, int width, int height, int frame) {
    var codes = new ByteWriter();
    for (int at = 0; at < width * height; at++) {
      if (at % PIXELS_BETWEEN_CLEARS == 0) {
        codes.u8(CLEAR);
      }
      codes.u8((at % width + at / width + 10 * frame) % CLEAR);
    }
    var data = codes.u8(CLEAR + 1).bytes();
    file.u8(COLOUR_BITS);
    for (int at = 0; at < data.length; at += BLOCK) {
      int length = Math.min(BLOCK, data.length - at);
      file.u8(length).add(data, at, at + length);
    }
    file.u8(0);
  }
}
