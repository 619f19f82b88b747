package dev.packshot.imaging;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Orientation;
import dev.packshot.imaging.pixels.Size;

/**
 * An edit of an upright picture: it is turned clockwise, and then cropped.
 *
 * @param rotate in degrees: 0, 90, 180 or 270
 * @param crop the part of the turned picture that remains
 */
public record PictureEdit(int rotate, Crop crop) {
  private static final int QUARTER = 90;
  private static final int WHOLE = 1_000_000;

  /** The edit that changes nothing. */
  public static final PictureEdit NONE = new PictureEdit(0, new Crop(0, 0, WHOLE, WHOLE));

  public PictureEdit {
    if (rotate < 0 || rotate >= 4 * QUARTER || rotate % QUARTER != 0) {
      throw new IllegalArgumentException("not 0, 90, 180 or 270: " + rotate);
    }
  }

  /** A part of a picture. All numbers are millionths of its width or its height. */
  public record Crop(int x, int y, int width, int height) {
    /** The number that stands for the whole width or height. */
    public static final int ALL = WHOLE;

    public Crop {
      if (x < 0 || y < 0 || width < 1 || height < 1 || x + width > ALL || y + height > ALL) {
        throw new IllegalArgumentException("beyond the picture, or empty");
      }
    }
  }

  /** Returns the pixels that remain. */
  Bitmap of(Bitmap bitmap) {
    var turned = Orientation.turnedLeft((4 - rotate / QUARTER) % 4).upright(bitmap);
    var from = turned.size();
    int left = start(crop.x(), from.width());
    int top = start(crop.y(), from.height());
    var size =
        new Size(
            length(crop.x(), crop.width(), from.width()),
            length(crop.y(), crop.height(), from.height()));
    var argb = new int[size.width() * size.height()];
    for (int y = 0; y < size.height(); y++) {
      var row = (top + y) * from.width() + left;
      System.arraycopy(turned.argb(), row, argb, y * size.width(), size.width());
    }
    return new Bitmap(size, argb);
  }

  /** Returns the first pixel of a part, which leaves at least one pixel for it. */
  private static int start(int from, int side) {
    return Math.min(side - 1, pixels(from, side));
  }

  private static int length(int from, int part, int side) {
    int end = pixels(from + part, side);
    return Math.max(1, end - start(from, side));
  }

  private static int pixels(int millionths, int side) {
    return (int) Math.round((double) millionths * side / WHOLE);
  }
}
