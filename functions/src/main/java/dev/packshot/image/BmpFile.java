package dev.packshot.image;

/**
 * The structure of a BMP file (Windows and OS/2): its header, its palette, and whether the bytes of
 * its pixels are all there.
 */
final class BmpFile {
  private static final int FILE_HEADER = 14;
  private static final int OS2_HEADER = 12;

  private static final int RGB = 0;
  private static final int RLE8 = 1;
  private static final int RLE4 = 2;
  private static final int BIT_FIELDS = 3;
  private static final int ALPHA_BIT_FIELDS = 6;

  private final Bytes file;
  private final Bytes header;
  private final boolean os2;

  private BmpFile(Bytes file) throws Flaw {
    this.file = file;
    this.header = file.slice(FILE_HEADER, file.u32le(FILE_HEADER));
    this.os2 = header.length() == OS2_HEADER;
  }

  static Outline walk(Bytes file, ImageLimits limits) throws Flaw {
    return Outline.still(new BmpFile(file).walk(limits));
  }

  private ImageFacts walk(ImageLimits limits) throws Flaw {
    int width = os2 ? header.u16le(4) : header.s32le(4);
    // a negative height tells that the rows come from top to bottom
    long height = os2 ? header.u16le(6) : Math.abs((long) header.s32le(8));
    var facts = limits.admit(ImageFormat.BMP, width, height);
    int bits = header.u16le(os2 ? 10 : 14);
    long compression = os2 ? RGB : header.u32le(16);
    requireKnown(bits, compression);
    var pixels = file.from(pixelsAt(bits));
    if (compression == RLE8 || compression == RLE4) {
      pixels.require(0, header.u32le(20));
    } else {
      long row = (facts.width() * (long) bits + 31) / 32 * 4;
      pixels.require(0, row * facts.height());
    }
    return facts;
  }

  private static void requireKnown(int bits, long compression) throws Flaw {
    boolean known =
        switch ((int) compression) {
          case RGB -> bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
          case RLE8 -> bits == 8;
          case RLE4 -> bits == 4;
          case BIT_FIELDS, ALPHA_BIT_FIELDS -> bits == 16 || bits == 32;
          default -> false;
        };
    if (!known) {
      throw Flaw.of(
          "The picture cannot be decoded: it has %d bits a pixel in compression %d.",
          bits, compression);
    }
  }

  /** Behind the headers and the palette, wherever the file says; never inside of them. */
  private long pixelsAt(int bits) throws Flaw {
    long at = file.u32le(10);
    if (at < FILE_HEADER + header.length() + paletteLength(bits)) {
      throw Flaw.damaged("its pixels begin inside of its header");
    }
    return at;
  }

  private long paletteLength(int bits) throws Flaw {
    if (bits > 8) {
      return 0;
    }
    long colours = os2 || header.u32le(32) == 0 ? 1L << bits : header.u32le(32);
    return os2 ? 0 : Math.min(colours, 1L << bits) * 4;
  }
}
