package dev.packshot.imaging;

import dev.packshot.imaging.code.GreyPicture;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Downscaler;
import dev.packshot.imaging.pixels.Encoder;
import dev.packshot.imaging.pixels.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The picture of a valid file, upright and in sRGB, from which renditions are made. It holds no
 * more pixels than the largest rendition has.
 */
public final class Picture {
  /** The widths of renditions, in pixels. */
  private static final int[] WIDTHS = {200, 400, 800, 1_600};

  /** A picture that is taller than this multiple of its width is made narrower instead. */
  private static final int MAX_HEIGHT_PER_WIDTH = 4;

  /** The box into which every rendition fits. */
  static final Size BOX =
      new Size(WIDTHS[WIDTHS.length - 1], MAX_HEIGHT_PER_WIDTH * WIDTHS[WIDTHS.length - 1]);

  private final Size whole;
  private final Bitmap largest;
  private final NavigableMap<Integer, Size> sizes;
  private final boolean transparent;
  private final Map<Integer, Bitmap> bitmaps = new HashMap<>();

  private Picture(Size whole, Bitmap largest) {
    this.whole = whole;
    this.largest = largest;
    this.sizes = sizes(whole);
    this.transparent = largest.isTransparent();
    bitmaps.put(largest.size().width(), largest);
  }

  /** Returns the picture of pixels that have the {@link #largestSize}. */
  static Picture of(Size whole, Bitmap largest) {
    return new Picture(whole, largest);
  }

  /** Returns the size of the largest rendition of a picture of that size. */
  static Size largestSize(Size whole) {
    return sizes(whole).lastEntry().getValue();
  }

  /** Returns the width in pixels of the whole picture, upright. */
  public int width() {
    return whole.width();
  }

  /** Returns the height in pixels of the whole picture, upright. */
  public int height() {
    return whole.height();
  }

  /**
   * Returns the widths in pixels of all renditions, in ascending order: the standard widths up to
   * the picture's own, and its own if that is below the greatest standard width. A picture is never
   * enlarged. One that is more than four times as high as wide has narrower widths.
   */
  public List<Integer> widths() {
    return List.copyOf(sizes.keySet());
  }

  /** Encodes the picture in one of its {@link #widths}, without the file's metadata. */
  public Rendition rendition(int width) {
    var size = sizes.get(width);
    if (size == null) {
      throw new IllegalArgumentException(width + " is not one of the widths " + sizes.keySet());
    }
    var bitmap = bitmap(width);
    return transparent
        ? new Rendition(size.width(), size.height(), ImageFormat.PNG, Encoder.png(bitmap))
        : new Rendition(size.width(), size.height(), ImageFormat.JPEG, Encoder.jpeg(bitmap));
  }

  /** Returns the pixels in one of the widths, which are means of those of the next greater one. */
  private synchronized Bitmap bitmap(int width) {
    var bitmap = bitmaps.get(width);
    if (bitmap == null) {
      var larger = bitmap(sizes.higherKey(width));
      bitmap = Downscaler.downscale(larger, sizes.get(width), transparent);
      bitmaps.put(width, bitmap);
    }
    return bitmap;
  }

  /**
   * Returns the picture after an edit. It has the pixels of the largest rendition, so that a part
   * of a picture has fewer than the part of the file.
   */
  public Picture edited(PictureEdit edit) {
    var pixels = edit.of(largest);
    return of(pixels.size(), Downscaler.downscale(pixels, largestSize(pixels.size())));
  }

  /** Measures how well the picture shows a product. */
  public Quality quality() {
    return QualityMeter.measure(largest, whole);
  }

  /** Returns the grey values of the largest rendition, in which codes can be looked for. */
  public GreyPicture grey() {
    return GreyPicture.of(largest);
  }

  private static NavigableMap<Integer, Size> sizes(Size whole) {
    var sizes = new TreeMap<Integer, Size>();
    for (int width : WIDTHS) {
      var size = whole.within(width, MAX_HEIGHT_PER_WIDTH * width);
      sizes.put(size.width(), size);
    }
    return sizes;
  }
}
