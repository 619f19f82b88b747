package dev.packshot.imaging.heic;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/** A grid of tiles that form a picture (ISO/IEC 23008-12, 6.6.2.3). */
record HeicGrid(int columns, int rows, Size size) {
  static HeicGrid read(Bytes data) throws InvalidImage {
    int width = (data.u8(1) & 1) == 0 ? 2 : 4;
    long right = data.number(4, width);
    long bottom = data.number(4 + width, width);
    if (right < 1 || bottom < 1 || Math.max(right, bottom) > Integer.MAX_VALUE) {
      throw InvalidImage.damaged("its grid has no size");
    }
    return new HeicGrid(data.u8(3) + 1, data.u8(2) + 1, new Size((int) right, (int) bottom));
  }
}
