package dev.packshot.imaging.jpeg;

import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;

/** The frame header of a JPEG file, with the number of coefficients that a decoder has to hold. */
record JpegFrame(Size size, boolean progressive, int components, long coefficients) {
  /**
   * The coefficients of a picture in several scans are held outside the heap, 2 bytes each. 120
   * megapixels were measured at 470 MB resident in 4:2:0 and at 1,010 MB in CMYK. The 256 MB that
   * are allowed suffice for 89 megapixels in 4:2:0, 44 in 4:4:4 and 33 in CMYK; a function of 1,769
   * MB has room for them beside a heap of 1,200 MB.
   */
  private static final long MAX_COEFFICIENTS = 128L << 20;

  static JpegFrame read(Bytes body, boolean progressive, StructureLimits limits)
      throws InvalidImage {
    if (body.u8(0) != 8) {
      throw InvalidImage.of(
          "The picture has %d bits per sample; only 8 can be decoded.", body.u8(0));
    }
    int components = body.u8(5);
    if (components < 1 || components > 4) {
      throw InvalidImage.damaged("it has " + components + " colour components");
    }
    boolean isOfInks = components == 4;
    var size =
        limits
            .withPixels(isOfInks ? RasterFormat.MAX_PIXELS : JpegFormat.MAX_JPEG_PIXELS)
            .admit(body.u16(3), body.u16(1));
    return new JpegFrame(size, progressive, components, coefficients(size, components, body));
  }

  /** Adds up the components; each has a fraction of the samples of the finest one. */
  private static long coefficients(Size size, int components, Bytes body) throws InvalidImage {
    long sum = 0;
    long horizontal = 1;
    long vertical = 1;
    for (int i = 0; i < components; i++) {
      int sampling = body.u8(7 + 3L * i);
      sum += (long) (sampling >> 4) * (sampling & 15);
      horizontal = Math.max(horizontal, sampling >> 4);
      vertical = Math.max(vertical, sampling & 15);
    }
    return size.pixels() * sum / (horizontal * vertical);
  }

  /** Checks the memory at the first scan, whose components show whether others follow. */
  void requireMemoryFor(int componentsOfFirstScan) throws InvalidImage {
    boolean hasSeveralScans = progressive || componentsOfFirstScan < components;
    if (hasSeveralScans && coefficients > MAX_COEFFICIENTS) {
      throw InvalidImage.of(
          "The picture is too large for a progressive JPEG: it is %,d x %,d pixels;"
              + " a baseline JPEG of that size is accepted.",
          size.width(), size.height());
    }
  }
}
