package dev.packshot.imaging.webp;

import dev.packshot.imaging.structure.InvalidImage;

/** A palette of lossless pixels. Up to eight indexes are stored in one pixel's green. */
final class LosslessPalette implements LosslessTransform {
  private final int[] colours;
  private final int width;
  private final int height;
  private final int packing;

  private LosslessPalette(int[] colours, int width, int height) {
    this.colours = colours;
    this.width = width;
    this.height = height;
    this.packing = colours.length <= 2 ? 3 : colours.length <= 4 ? 2 : colours.length <= 16 ? 1 : 0;
  }

  /** Reads colours, each of which is stored as its difference from the one before. */
  static LosslessPalette read(LosslessBits bits, int width, int height) throws InvalidImage {
    var colours = LosslessImage.decodeParameters(bits, bits.read(8) + 1, 1);
    for (int i = 1; i < colours.length; i++) {
      colours[i] = Prediction.sum(colours[i], colours[i - 1]);
    }
    return new LosslessPalette(colours, width, height);
  }

  @Override
  public int storedWidth(int unpacked) {
    return LosslessImage.blocks(unpacked, packing);
  }

  @Override
  public int[] undo(int[] packed) {
    var argb = packing == 0 ? packed : new int[width * height];
    int stored = storedWidth(width);
    int bits = 8 >> packing;
    int mask = (1 << packing) - 1;
    for (int y = 0, to = 0; y < height; y++) {
      for (int x = 0; x < width; x++, to++) {
        int green = packed[y * stored + (x >> packing)] >> 8 & 0xff;
        int index = (green >> (bits * (x & mask))) & ((1 << bits) - 1);
        argb[to] = index < colours.length ? colours[index] : 0;
      }
    }
    return argb;
  }
}
