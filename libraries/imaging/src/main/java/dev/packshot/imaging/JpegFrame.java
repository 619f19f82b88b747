package dev.packshot.imaging;

/** The frame header of a JPEG file: its size, and how much a decoder has to hold of it at once. */
record JpegFrame(ImageFacts facts, boolean progressive, int components, long coefficients) {
  /**
   * A picture told in several scans is held as coefficients, 2 bytes each, outside of the heap:
   * measured 470 MB resident for 120 megapixels in 4:2:0, 1,010 MB for as many in CMYK. 256 MB of
   * them are 89 megapixels in 4:2:0, 44 in 4:4:4, 33 in CMYK; a function of 1,769 MB has them
   * beside a heap of 1,200.
   */
  private static final long MOST_COEFFICIENTS = 128L << 20;

  static JpegFrame read(Bytes body, boolean progressive, ImageLimits limits) throws InvalidImage {
    if (body.u8(0) != 8) {
      throw InvalidImage.of("The picture has %d bits a sample; only 8 can be decoded.", body.u8(0));
    }
    var facts = limits.admit(ImageFormat.JPEG, body.u16(3), body.u16(1));
    int components = body.u8(5);
    if (components < 1 || components > 4) {
      throw InvalidImage.damaged("it has " + components + " colour components");
    }
    return new JpegFrame(facts, progressive, components, coefficients(facts, components, body));
  }

  /** Each component has its share of the samples that the finest one has. */
  private static long coefficients(ImageFacts facts, int components, Bytes body)
      throws InvalidImage {
    long sum = 0;
    long across = 1;
    long down = 1;
    for (int i = 0; i < components; i++) {
      int sampling = body.u8(7 + 3L * i);
      sum += (long) (sampling >> 4) * (sampling & 15);
      across = Math.max(across, sampling >> 4);
      down = Math.max(down, sampling & 15);
    }
    return facts.pixels() * sum / (across * down);
  }

  /** To be asked at the first scan, which tells whether there are more to come. */
  void requireMemoryFor(int componentsOfFirstScan) throws InvalidImage {
    boolean inSeveralScans = progressive || componentsOfFirstScan < components;
    if (inSeveralScans && coefficients > MOST_COEFFICIENTS) {
      throw InvalidImage.of(
          "The picture is too large for a progressive JPEG: it is %,d x %,d pixels;"
              + " a baseline JPEG of that size is taken.",
          facts.width(), facts.height());
    }
  }
}
