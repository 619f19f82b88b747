package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;

/**
 * The size of the pictures of an HEVC sequence, from its sequence parameter set (ITU-T H.265,
 * 7.3.2.2). It is that of the coded pictures, of which the edges may be cut off.
 *
 * @param chroma 0 for grey, and 1, 2 or 3 for chroma of a quarter, half or all of the pixels
 */
record HevcSequence(int chroma, long width, long height) {
  private static final int HEADER = 2;
  private static final int PROFILE_BITS = 88;
  private static final int LEVEL_BITS = 8;
  private static final int MAX_LAYERS = 8;
  private static final int MAX_SIDE = 1 << 16;
  private static final int[] HALF_SAMPLES_PER_PIXEL = {2, 3, 4, 6};

  static HevcSequence read(Bytes unit) throws InvalidImage {
    var bits = new HevcBits(unit, HEADER);
    bits.skip(4);
    int moreLayers = bits.bits(3);
    bits.skip(1 + PROFILE_BITS + LEVEL_BITS);
    skipLayers(bits, moreLayers);
    bits.number();
    long chroma = bits.number();
    if (chroma >= HALF_SAMPLES_PER_PIXEL.length) {
      throw InvalidImage.undecodable();
    }
    if (chroma == 3) {
      bits.skip(1);
    }
    long width = bits.number();
    long height = bits.number();
    if (Math.max(width, height) > MAX_SIDE) {
      throw InvalidImage.of(
          "The picture is too large: its data has %,d x %,d pixels.", width, height);
    }
    return new HevcSequence((int) chroma, width, height);
  }

  private static void skipLayers(HevcBits bits, int moreLayers) throws InvalidImage {
    if (moreLayers == 0) {
      return;
    }
    int present = bits.bits(2 * MAX_LAYERS);
    for (int layer = 0; layer < moreLayers; layer++) {
      int flags = present >> (2 * (MAX_LAYERS - 1 - layer));
      bits.skip((flags & 2) == 0 ? 0 : PROFILE_BITS);
      bits.skip((flags & 1) == 0 ? 0 : LEVEL_BITS);
    }
  }

  /** Returns the number of samples of a picture: of luma and chroma. */
  long samples() {
    return width * height * HALF_SAMPLES_PER_PIXEL[chroma] / 2;
  }
}
