package dev.packshot.imaging.heic;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.InvalidImage;

/** Rows of colours with the transparency of another layer, which may have another size. */
final class TransparentRows {
  private final HeicRows colours;
  private final HeicRows alpha;
  private final boolean isPremultiplied;
  private final Size size;
  private final Size alphaSize;
  private final byte[] rgb;
  private final byte[] levels;
  private final int[] argb;

  TransparentRows(HeicRows colours, HeicRows alpha, HeicLayers layers) {
    this.colours = colours;
    this.alpha = alpha;
    this.isPremultiplied = layers.isPremultiplied();
    this.size = layers.colours().size();
    this.alphaSize = layers.alpha().orElseThrow().size();
    this.rgb = new byte[3 * size.width()];
    this.levels = new byte[3 * alphaSize.width()];
    this.argb = new int[size.width()];
  }

  /** Returns a whole row, which is overwritten by the next one. */
  int[] read(int row) throws InvalidImage {
    colours.read(row, rgb);
    alpha.read((int) ((long) row * alphaSize.height() / size.height()), levels);
    for (int x = 0; x < argb.length; x++) {
      int level = levels[3 * (int) ((long) x * alphaSize.width() / argb.length)] & 0xff;
      argb[x] =
          level << 24
              | shown(rgb[3 * x] & 0xff, level) << 16
              | shown(rgb[3 * x + 1] & 0xff, level) << 8
              | shown(rgb[3 * x + 2] & 0xff, level);
    }
    return argb;
  }

  private int shown(int colour, int level) {
    if (!isPremultiplied) {
      return colour;
    }
    return level == 0 ? 0 : Math.min(255, (colour * 255 + level / 2) / level);
  }
}
