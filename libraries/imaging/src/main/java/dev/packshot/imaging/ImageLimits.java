package dev.packshot.imaging;

/**
 * How much a picture may be: bytes of the file, pixels in all, pixels a side, how many times longer
 * one side may be than the other, and frames of an animation.
 */
public record ImageLimits(long bytes, long pixels, int side, int ratio, int frames) {
  /**
   * What is let in unless said otherwise.
   *
   * <ul>
   *   <li>25 MiB, as the upload policies promise.
   *   <li>120 million pixels: a 108-megapixel phone (12,032 x 9,024) fits; the photos of
   *       200-megapixel sensors are over 25 MiB anyway.
   *   <li>20,000 pixels a side: phone panoramas end near 16,000.
   *   <li>50 to 1: at 200 pixels, the smallest size served, the short side still has 4.
   *   <li>1,000 frames: a turntable shot has 36 to 360.
   * </ul>
   */
  public static final ImageLimits DEFAULT =
      new ImageLimits(25L << 20, 120_000_000, 20_000, 50, 1_000);

  /** The bytes are held in one array while they are judged. */
  private static final long MOST_BYTES = 1L << 30;

  public ImageLimits {
    if (bytes < 1 || bytes > MOST_BYTES) {
      throw new IllegalArgumentException("bytes must be 1 .. " + MOST_BYTES + ": " + bytes);
    }
    if (pixels < 1 || side < 1 || ratio < 1 || frames < 1) {
      throw new IllegalArgumentException("Every limit is at least 1.");
    }
  }

  /** The same with fewer pixels, for a format that takes more memory or time for each. */
  ImageLimits withPixels(long most) {
    return new ImageLimits(bytes, Math.min(pixels, most), side, ratio, frames);
  }

  /** The size as facts, or the flaw that it is none or too much; to be asked before decoding. */
  ImageFacts admit(ImageFormat format, long width, long height) throws InvalidImage {
    if (width < 1 || height < 1) {
      throw InvalidImage.of("The picture is empty: its size is %,d x %,d pixels.", width, height);
    }
    if (Math.max(width, height) > side) {
      throw InvalidImage.of(
          "The picture is too long: it is %,d x %,d pixels; the most is %,d a side.",
          width, height, side);
    }
    if (width * height > pixels) {
      throw InvalidImage.of(
          "The picture is too large: %,d x %,d is %,d pixels; the most is %,d.",
          width, height, width * height, pixels);
    }
    if (Math.max(width, height) > ratio * Math.min(width, height)) {
      throw InvalidImage.of(
          "The picture is too narrow: it is %,d x %,d pixels; the most is %d to 1.",
          width, height, ratio);
    }
    return new ImageFacts(format, (int) width, (int) height);
  }

  void admitFrames(int count) throws InvalidImage {
    if (count > frames) {
      throw InvalidImage.of("The animation has more than %,d frames.", frames);
    }
  }
}
