package dev.packshot.imaging.bmp;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Presentation;
import dev.packshot.imaging.structure.StructureLimits;

/** The parser of BMP files: it reads the header and checks that all bytes of the pixels exist. */
final class BmpParser {
  private static final int FILE_HEADER = 14;
  private static final int PIXELS_AT = 10;
  private static final int OS2_HEADER = 12;

  private static final int RGB = 0;
  private static final int RLE8 = 1;
  private static final int RLE4 = 2;
  private static final int BIT_FIELDS = 3;
  private static final int ALPHA_BIT_FIELDS = 6;

  private final Bytes file;
  private final Bytes header;
  private final boolean os2;

  private BmpParser(Bytes file) throws InvalidImage {
    this.file = file;
    this.header = file.slice(FILE_HEADER, file.u32le(FILE_HEADER));
    this.os2 = header.length() == OS2_HEADER;
  }

  static ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return ImageStructure.still(new BmpParser(file).parse(limits), Presentation.PLAIN);
  }

  private Size parse(StructureLimits limits) throws InvalidImage {
    int width = os2 ? header.u16le(4) : header.s32le(4);
    // a negative height means that the rows are stored from top to bottom
    long height = os2 ? header.u16le(6) : Math.abs((long) header.s32le(8));
    var size = limits.admit(width, height);
    int bits = header.u16le(os2 ? 10 : 14);
    long compression = os2 ? RGB : header.u32le(16);
    requireKnown(compression);
    var pixels = file.from(file.u32le(PIXELS_AT));
    if (compression == RLE8 || compression == RLE4) {
      pixels.require(0, header.u32le(20));
    } else {
      long row = (size.width() * (long) bits + 31) / 32 * 4;
      pixels.require(0, row * size.height());
    }
    return size;
  }

  /** Refuses embedded JPEG and PNG files, which the reader would decode without a check. */
  private static void requireKnown(long compression) throws InvalidImage {
    if (compression > BIT_FIELDS && compression != ALPHA_BIT_FIELDS) {
      throw InvalidImage.of(
          "The picture cannot be decoded: it uses BMP compression %d.", compression);
    }
  }
}
