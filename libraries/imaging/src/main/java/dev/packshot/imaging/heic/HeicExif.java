package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Exif;
import dev.packshot.imaging.structure.InvalidImage;

/** The EXIF block of a HEIC file, which is the data of an item (ISO/IEC 23008-12, annex A). */
final class HeicExif {
  static final String ITEM = "Exif";

  private HeicExif() {}

  /** Reads an item's data: the number of bytes to skip, and those before the block. */
  static Exif read(Bytes data) {
    try {
      return Exif.read(data.from(4 + data.u32(0)));
    } catch (InvalidImage malformed) {
      return Exif.NONE;
    }
  }
}
