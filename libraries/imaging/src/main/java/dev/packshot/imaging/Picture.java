package dev.packshot.imaging;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a sound file shows, upright and in sRGB, and the pictures to be shown that are made of it.
 * Of its pixels it holds no more than the largest of them has.
 */
public final class Picture {
  static final int WIDEST = 1_600;

  /** The widths in pixels that pictures are shown in. */
  private static final int[] WIDTHS = {200, 400, 800, WIDEST};

  /** A picture that is taller than this many times its width is shown narrower instead. */
  private static final int TALLEST = 4;

  static final int HIGHEST = TALLEST * WIDEST;

  private final Size whole;
  private final Bitmap largest;
  private final NavigableMap<Integer, Size> sizes;
  private final boolean transparent;

  private Picture(Size whole, Bitmap largest) {
    this.whole = whole;
    this.largest = largest;
    this.sizes = sizes(whole);
    this.transparent = largest.isTransparent();
  }

  /** Of pixels that have the {@link #largest} size already. */
  static Picture of(Size whole, Bitmap largest) {
    return new Picture(whole, largest);
  }

  /** The size of the largest picture made of a whole one. */
  static Size largest(Size whole) {
    return sizes(whole).lastEntry().getValue();
  }

  public int width() {
    return whole.width();
  }

  public int height() {
    return whole.height();
  }

  /**
   * The widths in pixels that it can be shown in, smallest first: the usual ones up to its own, and
   * its own where that is below the greatest of them. None is above its own. One that is more than
   * four times as high as wide has widths of its own.
   */
  public List<Integer> widths() {
    return List.copyOf(sizes.keySet());
  }

  /** The picture in one of its {@link #widths}, without any of the file's metadata. */
  public Rendition rendition(int width) {
    var size = sizes.get(width);
    if (size == null) {
      throw new IllegalArgumentException(width + " is none of the widths " + sizes.keySet());
    }
    return Encoder.encode(largest.shrunkTo(size), transparent);
  }

  private static NavigableMap<Integer, Size> sizes(Size whole) {
    var sizes = new TreeMap<Integer, Size>();
    for (int width : WIDTHS) {
      var size = whole.within(width, TALLEST * width);
      sizes.put(size.width(), size);
    }
    return sizes;
  }
}
