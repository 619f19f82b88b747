package dev.packshot.imaging;

/**
 * The frames of an animation, counted before one is decoded. A frame may cost next to no bytes, so
 * what all of them come to has a limit of its own.
 */
final class Frames {
  /** Times the pixels that one picture may have. */
  private static final int MOST_FULL_FRAMES = 4;

  private final ImageLimits limits;
  private int count;
  private long pixels;

  Frames(ImageLimits limits) {
    this.limits = limits;
  }

  void add(int width, int height) throws InvalidImage {
    limits.admitFrames(++count);
    addLayer(width, height);
  }

  /** More pixels of the same frame: a WebP's transparency is coded by itself. */
  void addLayer(int width, int height) throws InvalidImage {
    pixels += (long) width * height;
    if (pixels > MOST_FULL_FRAMES * limits.pixels()) {
      throw InvalidImage.of(
          "The picture is too large: its frames and layers have over %,d pixels in all.",
          MOST_FULL_FRAMES * limits.pixels());
    }
  }

  int count() {
    return count;
  }

  int requireSome() throws InvalidImage {
    if (count == 0) {
      throw InvalidImage.cutOff("the file ends before its picture begins");
    }
    return count;
  }
}
