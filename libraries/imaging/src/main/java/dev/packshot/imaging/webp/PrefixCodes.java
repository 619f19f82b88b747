package dev.packshot.imaging.webp;

import dev.packshot.imaging.structure.InvalidImage;

/**
 * The five prefix codes of a part of a picture: one of green, of lengths and of recent colours, and
 * those of red, blue, alpha and of distances.
 */
record PrefixCodes(
    PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {
  /** The symbols of a sample. */
  static final int SAMPLES = 256;

  /** The symbols of lengths, which follow those of green. */
  static final int LENGTHS = 24;

  private static final int DISTANCES = 40;

  /** Reads the codes for pictures with so many recent colours. */
  static PrefixCodes define(LosslessBits bits, int recentColours) throws InvalidImage {
    return new PrefixCodes(
        PrefixCode.define(bits, SAMPLES + LENGTHS + recentColours),
        PrefixCode.define(bits, SAMPLES),
        PrefixCode.define(bits, SAMPLES),
        PrefixCode.define(bits, SAMPLES),
        PrefixCode.define(bits, DISTANCES));
  }
}
