package dev.packshot.imaging.bmp;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.util.Set;

/**
 * The header of a BMP file: of OS/2 (12 bytes; 16 to 64 in its second version) or of Windows (40 to
 * 124). The lengths of the file and of the pixels that it states are often wrong, and not used.
 *
 * @param pixelsAt the offset of the pixels in the file
 * @param paletteAt the offset of the colours in the file
 * @param colours the number of colours that the file states; 0 for all
 * @param colourLength the bytes of each colour
 */
record BmpHeader(
    Size size,
    boolean topDown,
    int bits,
    int compression,
    Masks masks,
    long pixelsAt,
    int paletteAt,
    long colours,
    int colourLength) {
  static final int RGB = 0;
  static final int RLE8 = 1;
  static final int RLE4 = 2;

  private static final Set<Integer> KNOWN_BITS = Set.of(1, 2, 4, 8, 16, 24, 32);
  private static final int BIT_FIELDS = 3;
  private static final int ALPHA_BIT_FIELDS = 6;
  private static final int AT = 14;
  private static final int OS2 = 12;
  private static final int SHORT = 16;
  private static final int WINDOWS = 40;
  private static final int WITH_MASKS = 52;
  private static final int OS2_MAX = 64;

  /** The bits of each sample of a pixel; no bits for a sample that does not exist. */
  record Masks(int red, int green, int blue, int alpha) {
    static final Masks OF_16_BITS = new Masks(0x7c00, 0x3e0, 0x1f, 0);
    static final Masks OF_32_BITS = new Masks(0xff0000, 0xff00, 0xff, 0);
  }

  static BmpHeader read(Bytes file, StructureLimits limits) throws InvalidImage {
    int length = (int) Math.min(file.length(), file.u32le(AT));
    var header = file.slice(AT, length);
    boolean old = length == OS2;
    int width = old ? header.u16le(4) : header.s32le(4);
    long height = old ? header.u16le(6) : header.s32le(8);
    // a negative height means that the rows are stored from top to bottom
    var size = limits.admit(width, Math.abs(height));
    int bits = header.u16le(old ? 10 : 14);
    long compression = length <= SHORT ? RGB : header.u32le(16);
    requireKnown(compression, bits, isOs2(length));
    boolean masked = compression == BIT_FIELDS || compression == ALPHA_BIT_FIELDS;
    int behind = masked && length == WINDOWS ? compression == BIT_FIELDS ? 12 : 16 : 0;
    return new BmpHeader(
        size,
        height < 0,
        bits,
        (int) compression,
        masked ? masks(file, length, compression) : masksOf(bits),
        file.u32le(10),
        AT + length + behind,
        length <= SHORT || length < 36 ? 0 : header.u32le(32),
        old ? 3 : 4);
  }

  /** Returns whether a header is of the second version of OS/2, where other codes are used. */
  private static boolean isOs2(int length) {
    return length == OS2_MAX || (length > OS2 && length < WINDOWS);
  }

  /** Refuses embedded JPEG and PNG files, and the codes of fax machines. */
  private static void requireKnown(long compression, int bits, boolean os2) throws InvalidImage {
    boolean known =
        switch ((int) compression) {
          case RGB -> KNOWN_BITS.contains(bits);
          case RLE8 -> bits == 8;
          case RLE4 -> bits == 4;
          case BIT_FIELDS, ALPHA_BIT_FIELDS -> !os2 && (bits == 16 || bits == 32);
          default -> false;
        };
    if (!known) {
      throw InvalidImage.of(
          "The picture cannot be read: it uses BMP compression %d with %d bits per pixel.",
          compression, bits);
    }
  }

  private static Masks masks(Bytes file, int length, long compression) throws InvalidImage {
    boolean hasAlpha = length > WITH_MASKS || (length == WINDOWS && compression != BIT_FIELDS);
    int at = AT + WINDOWS;
    return new Masks(
        file.s32le(at),
        file.s32le(at + 4L),
        file.s32le(at + 8L),
        hasAlpha ? file.s32le(at + 12L) : 0);
  }

  private static Masks masksOf(int bits) {
    return bits == 16 ? Masks.OF_16_BITS : Masks.OF_32_BITS;
  }

  boolean isRunLength() {
    return compression == RLE8 || compression == RLE4;
  }

  boolean hasPalette() {
    return bits <= 8;
  }

  /** Returns the bytes of a row without compression; each begins at a multiple of 4. */
  long rowLength() {
    return ((long) size.width() * bits + 31) / 32 * 4;
  }
}
