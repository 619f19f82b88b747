package dev.packshot.imaging;

/**
 * The structure of a BMP file (Windows and OS/2): its header, and whether the bytes of its pixels
 * are all there.
 */
final class BmpFile {
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

  private BmpFile(Bytes file) throws InvalidImage {
    this.file = file;
    this.header = file.slice(FILE_HEADER, file.u32le(FILE_HEADER));
    this.os2 = header.length() == OS2_HEADER;
  }

  static ImageStructure walk(Bytes file, ImageLimits limits) throws InvalidImage {
    return ImageStructure.still(new BmpFile(file).walk(limits), Presentation.PLAIN);
  }

  private ImageFacts walk(ImageLimits limits) throws InvalidImage {
    int width = os2 ? header.u16le(4) : header.s32le(4);
    // a negative height tells that the rows come from top to bottom
    long height = os2 ? header.u16le(6) : Math.abs((long) header.s32le(8));
    var facts = limits.admit(ImageFormat.BMP, width, height);
    int bits = header.u16le(os2 ? 10 : 14);
    long compression = os2 ? RGB : header.u32le(16);
    requireKnown(compression);
    var pixels = file.from(file.u32le(PIXELS_AT));
    if (compression == RLE8 || compression == RLE4) {
      pixels.require(0, header.u32le(20));
    } else {
      long row = (facts.width() * (long) bits + 31) / 32 * 4;
      pixels.require(0, row * facts.height());
    }
    return facts;
  }

  /** The reader would hand over whole JPEG and PNG files that stand inside, unwalked. */
  private static void requireKnown(long compression) throws InvalidImage {
    if (compression > BIT_FIELDS && compression != ALPHA_BIT_FIELDS) {
      throw InvalidImage.of(
          "The picture cannot be decoded: it uses compression %d of BMP.", compression);
    }
  }
}
