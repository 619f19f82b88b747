package dev.packshot.image;

import dev.packshot.image.WebpFile.Size;

/**
 * Lossless WebP data (VP8L; RFC 9649, section 3), decoded as far as knowing that every pixel is
 * told. Only one of its inner pictures is kept, that which says where which prefix codes hold.
 */
final class WebpLossless {
  private static final int SIGNATURE = 0x2f;
  private static final int HEADER_BITS = 40;

  private static final int PREDICTOR = 0;
  private static final int COLOUR = 1;
  private static final int PALETTE = 3;

  private final WebpBits bits;
  private final WebpPrefixCodes codes;
  private int width;
  private final int height;

  private WebpLossless(WebpBits bits, Size size) {
    this.bits = bits;
    this.codes = new WebpPrefixCodes(bits);
    this.width = size.width();
    this.height = size.height();
  }

  static Size size(Bytes data) throws Flaw {
    if (data.u8(0) != SIGNATURE || data.u8(4) >> 5 != 0) {
      throw Flaw.damaged("its lossless data does not begin as such data does");
    }
    long header = data.u32le(1);
    return new Size((int) (header & 0x3fff) + 1, (int) (header >> 14 & 0x3fff) + 1);
  }

  static void walk(Bytes data) throws Flaw {
    var size = size(data);
    new WebpLossless(new WebpBits(data.from(HEADER_BITS / 8)), size).walk();
  }

  /** Transparency is coded likewise, without a header. */
  static void walkAlpha(Bytes data, Size size) throws Flaw {
    new WebpLossless(new WebpBits(data), size).walk();
  }

  private void walk() throws Flaw {
    int seen = 0;
    while (bits.flag()) {
      int transform = bits.read(2);
      if ((seen >> transform & 1) != 0) {
        throw Flaw.damaged("it transforms its colours twice in the same way");
      }
      seen |= 1 << transform;
      readTransform(transform);
    }
    var pixels = new WebpPixels(bits, codes, width, height);
    pixels.readCacheSize();
    pixels.readGroups();
    pixels.walk();
  }

  private void readTransform(int transform) throws Flaw {
    if (transform == PREDICTOR || transform == COLOUR) {
      int shift = bits.read(3) + 2;
      readInner(WebpPixels.tiles(width, shift), WebpPixels.tiles(height, shift));
    } else if (transform == PALETTE) {
      int colours = bits.read(8) + 1;
      readInner(colours, 1);
      // few colours: 8, 4 or 2 pixels stand in one
      width = WebpPixels.tiles(width, colours <= 2 ? 3 : colours <= 4 ? 2 : colours <= 16 ? 1 : 0);
    }
  }

  private void readInner(int across, int down) throws Flaw {
    var inner = new WebpPixels(bits, codes, across, down);
    inner.readCacheSize();
    inner.walk();
  }
}
