package dev.packshot.imaging.webp;

/** Colours that are stored as differences from fractions of each other, by block. */
final class ColourDecorrelation implements LosslessTransform {
  private final int width;
  private final int blockBits;
  private final int[] blocks;

  ColourDecorrelation(int width, int blockBits, int[] blocks) {
    this.width = width;
    this.blockBits = blockBits;
    this.blocks = blocks;
  }

  @Override
  public int[] undo(int[] argb) {
    int perRow = LosslessImage.blocks(width, blockBits);
    for (int at = 0, y = 0; at < argb.length; y++) {
      for (int x = 0; x < width; x++, at++) {
        argb[at] = undo(argb[at], blocks[(y >> blockBits) * perRow + (x >> blockBits)]);
      }
    }
    return argb;
  }

  private static int undo(int pixel, int fractions) {
    int green = pixel >> 8;
    int red = (pixel >> 16) + part(fractions, green);
    int blue = pixel + part(fractions >> 8, green) + part(fractions >> 16, red);
    return (pixel & 0xff00ff00) | (red & 0xff) << 16 | (blue & 0xff);
  }

  /** Returns a part of a colour, in 32nds; both bytes are signed. */
  private static int part(int fraction, int colour) {
    return ((byte) fraction * (byte) colour) >> 5;
  }
}
