package dev.packshot.imaging.structure;

/**
 * A running count of an animation's frames and their pixels, kept before one is decoded. A frame
 * may take next to no bytes, so the sum of their pixels has a limit of its own.
 */
public final class FrameBudget {
  /** A multiple of the pixels that one picture may have. */
  private static final int MAX_FULL_FRAMES = 4;

  private final StructureLimits limits;
  private int count;
  private long pixels;

  public FrameBudget(StructureLimits limits) {
    this.limits = limits;
  }

  /** Counts a frame. */
  public void add(int width, int height) throws InvalidImage {
    limits.admitFrames(++count);
    addLayer(width, height);
  }

  /** Counts more pixels of the same frame, such as the separately coded alpha of a WebP file. */
  public void addLayer(int width, int height) throws InvalidImage {
    pixels += (long) width * height;
    if (pixels > MAX_FULL_FRAMES * limits.pixels()) {
      throw InvalidImage.of(
          "The picture is too large: its frames and layers have over %,d pixels in all.",
          MAX_FULL_FRAMES * limits.pixels());
    }
  }

  public int count() {
    return count;
  }

  /** Returns the count; a file without a frame is cut off. */
  public int requireFrames() throws InvalidImage {
    if (count == 0) {
      throw InvalidImage.cutOff("the file ends before its picture begins");
    }
    return count;
  }
}
