package dev.packshot.imaging.bmp;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.Arrays;

/** A reader of the colours of a BMP file. */
final class BmpPalette {
  private static final int OPAQUE = 0xff << 24;

  private BmpPalette() {}

  /**
   * Returns a colour for each index, black where the file has none. A file that states more colours
   * than fit into it is damaged; one that states too many for its pixels is common.
   */
  static int[] read(Bytes file, BmpHeader header) throws InvalidImage {
    int indexes = 1 << header.bits();
    var palette = new int[indexes];
    Arrays.fill(palette, OPAQUE);
    long stated = header.colours();
    int room = (file.length() - header.paletteAt()) / header.colourLength();
    if (stated > room) {
      throw InvalidImage.damaged("it states more colours than it has bytes for");
    }
    int count = (int) Math.min(stated == 0 ? indexes : stated, indexes);
    long beforePixels = (header.pixelsAt() - header.paletteAt()) / header.colourLength();
    for (int i = 0; i < Math.min(count, Math.max(0, beforePixels)); i++) {
      int at = header.paletteAt() + i * header.colourLength();
      palette[i] = OPAQUE | file.u24le(at);
    }
    return palette;
  }
}
