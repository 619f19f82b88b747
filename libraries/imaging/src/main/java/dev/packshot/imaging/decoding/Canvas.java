package dev.packshot.imaging.decoding;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Downscaler;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Placement;
import java.util.Arrays;

/** A transparent canvas with one frame on it, which may cover all of it. */
public final class Canvas {
  private final Size size;
  private final PixelRows frame;
  private final Size frameSize;
  private final Placement position;
  private final int[] argb;

  public Canvas(Size size, PixelRows frame, Size frameSize, Placement position) {
    this.size = size;
    this.frame = frame;
    this.frameSize = frameSize;
    this.position = position;
    this.argb = new int[frameSize.width()];
  }

  public Bitmap downscaledTo(Size target) throws InvalidImage {
    var downscaler = new Downscaler(size, target);
    var row = new int[size.width()];
    for (int y = 0; y < size.height(); y++) {
      fill(row, y - position.top());
      downscaler.addArgb(row);
    }
    return downscaler.bitmap();
  }

  private void fill(int[] row, int y) throws InvalidImage {
    Arrays.fill(row, 0);
    int visible = Math.min(argb.length, row.length - position.left());
    if (y >= 0 && y < frameSize.height() && visible > 0) {
      frame.read(y, argb);
      System.arraycopy(argb, 0, row, position.left(), visible);
    }
  }
}
