package dev.packshot.image;

/**
 * The part of a picture that one scan codes: coefficients {@code first} to {@code last} of each
 * block, and whether a scan before has told their upper bits.
 */
record JpegBand(boolean progressive, int first, int last, boolean refines) {
  static JpegBand read(Bytes body, boolean progressive, int components) throws Flaw {
    if (!progressive) {
      return new JpegBand(false, 0, 63, false);
    }
    int bitBefore = body.u8(2) >> 4;
    int bit = body.u8(2) & 15;
    var band = new JpegBand(true, body.u8(0), body.u8(1), bitBefore != 0);
    if (!band.isPossible(components) || (band.refines() ? bit != bitBefore - 1 : bit > 13)) {
      throw Flaw.damaged("a scan codes coefficients that cannot go together");
    }
    return band;
  }

  /** T.81, G.1.1.1.1: the first coefficient goes alone, the others one component at a time. */
  private boolean isPossible(int components) {
    return first == 0 ? last == 0 : components == 1 && first <= last && last < 64;
  }

  boolean startsPicture() {
    return first == 0 && !refines;
  }
}
