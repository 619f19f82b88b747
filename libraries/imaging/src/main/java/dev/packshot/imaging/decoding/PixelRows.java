package dev.packshot.imaging.decoding;

import dev.packshot.imaging.structure.InvalidImage;

/** The rows of decoded pixels. */
@FunctionalInterface
public interface PixelRows {
  /** Reads a whole row as 0xAARRGGBB. */
  void read(int row, int[] argb) throws InvalidImage;
}
