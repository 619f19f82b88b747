package dev.packshot.imaging;

import dev.packshot.imaging.jpeg.JpegFormat;
import dev.packshot.imaging.structure.StructureLimits;

/**
 * The limits of a file: its bytes, total pixels, pixels per side, the ratio of the longer side to
 * the shorter one, and frames of an animation.
 */
public record ImageLimits(long bytes, long pixels, int side, int ratio, int frames) {
  /**
   * The default limits.
   *
   * <ul>
   *   <li>25 MiB, as the upload policies promise.
   *   <li>202 million pixels: a 200-megapixel phone (16,384 x 12,288) fits if its JPEG has less
   *       than 25 MiB. Most formats have fewer: see {@link ImageFormat#maxPixels()}.
   *   <li>20,000 pixels per side: phone panoramas end near 16,000.
   *   <li>50 to 1: at 200 pixels, the smallest width served, the shorter side still has 4.
   *   <li>1,000 frames: a turntable shot has 36 to 360.
   * </ul>
   */
  public static final ImageLimits DEFAULT =
      new ImageLimits(25L << 20, JpegFormat.MAX_JPEG_PIXELS, 20_000, 50, 1_000);

  /** The file is held in one array while it is judged. */
  private static final long MAX_BYTES = 1L << 30;

  public ImageLimits {
    if (bytes < 1 || bytes > MAX_BYTES) {
      throw new IllegalArgumentException("bytes must be 1 .. " + MAX_BYTES + ": " + bytes);
    }
    if (pixels < 1 || side < 1 || ratio < 1 || frames < 1) {
      throw new IllegalArgumentException("Every limit must be at least 1.");
    }
  }

  StructureLimits structure() {
    return new StructureLimits(pixels, side, ratio, frames);
  }
}
