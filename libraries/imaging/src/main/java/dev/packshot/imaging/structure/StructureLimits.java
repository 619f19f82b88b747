package dev.packshot.imaging.structure;

import dev.packshot.imaging.pixels.Size;

/**
 * The limits of a picture's structure: total pixels, pixels per side, the ratio of the longer side
 * to the shorter one, and frames of an animation. They are checked before anything is decoded.
 */
public record StructureLimits(long pixels, int side, int ratio, int frames) {
  /** The limits of a file whose structure was admitted before. */
  public static final StructureLimits NONE =
      new StructureLimits(
          Long.MAX_VALUE / 4, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** Returns the same limits with fewer pixels, for a format that is expensive to decode. */
  public StructureLimits withPixels(long limit) {
    return new StructureLimits(Math.min(pixels, limit), side, ratio, frames);
  }

  /** Returns the size if it keeps the limits. */
  public Size admit(long width, long height) throws InvalidImage {
    if (width < 1 || height < 1) {
      throw InvalidImage.of("The picture is empty: its size is %,d x %,d pixels.", width, height);
    }
    if (Math.max(width, height) > side) {
      throw InvalidImage.of(
          "The picture is too long: it is %,d x %,d pixels; the maximum is %,d per side.",
          width, height, side);
    }
    if (width * height > pixels) {
      throw InvalidImage.of(
          "The picture is too large: %,d x %,d is %,d pixels; the maximum is %,d.",
          width, height, width * height, pixels);
    }
    if (Math.max(width, height) > ratio * Math.min(width, height)) {
      throw InvalidImage.of(
          "The picture is too narrow: it is %,d x %,d pixels; the maximum is %d to 1.",
          width, height, ratio);
    }
    return new Size((int) width, (int) height);
  }

  public void admitFrames(int count) throws InvalidImage {
    if (count > frames) {
      throw InvalidImage.of("The animation has more than %,d frames.", frames);
    }
  }
}
