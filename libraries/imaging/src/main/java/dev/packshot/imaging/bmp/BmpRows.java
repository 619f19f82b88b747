package dev.packshot.imaging.bmp;

import dev.packshot.imaging.bmp.BmpHeader.Masks;
import dev.packshot.imaging.decoding.PixelRows;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/** A reader of the rows of a BMP file without compression. */
final class BmpRows implements PixelRows {
  private static final int OPAQUE = 0xff << 24;

  private final Bytes pixels;
  private final BmpHeader header;
  private final int[] palette;

  BmpRows(Bytes pixels, BmpHeader header, int[] palette) {
    this.pixels = pixels;
    this.header = header;
    this.palette = palette;
  }

  @Override
  public void read(int row, int[] argb) throws InvalidImage {
    var bytes = pixels.slice(row * header.rowLength(), header.rowLength());
    for (int x = 0; x < argb.length; x++) {
      argb[x] =
          switch (header.bits()) {
            case 16 -> colour(bytes.u16le(2L * x));
            case 24 -> OPAQUE | bytes.u24le(3L * x);
            case 32 -> colour(bytes.s32le(4L * x));
            default -> palette[index(bytes, x)];
          };
    }
  }

  /** Returns an index of 1 to 8 bits; the first pixel has the highest bits of a byte. */
  private int index(Bytes row, int x) throws InvalidImage {
    int bits = header.bits();
    int shift = 8 - bits - x * bits % 8;
    return (row.u8((long) x * bits / 8) >> shift) & ((1 << bits) - 1);
  }

  private int colour(int pixel) {
    Masks masks = header.masks();
    int alpha = masks.alpha() == 0 ? OPAQUE : sample(pixel, masks.alpha()) << 24;
    return alpha
        | sample(pixel, masks.red()) << 16
        | sample(pixel, masks.green()) << 8
        | sample(pixel, masks.blue());
  }

  /** Returns the masked bits, scaled to 8 of them. */
  private static int sample(int pixel, int mask) {
    if (mask == 0) {
      return 0;
    }
    int shift = Integer.numberOfTrailingZeros(mask);
    long max = (mask & 0xffffffffL) >>> shift;
    long value = (pixel & mask & 0xffffffffL) >>> shift;
    return (int) ((value * 255 + max / 2) / max);
  }
}
