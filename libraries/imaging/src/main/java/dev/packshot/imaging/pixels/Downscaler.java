package dev.packshot.imaging.pixels;

import java.util.Arrays;

/**
 * A box filter that makes a picture smaller while its rows arrive, from top to bottom: every pixel
 * of the result is the mean of the pixels that it covers, weighted where an edge cuts through them.
 * Apart from the result it holds a single row, however large the picture is.
 */
public final class Downscaler {
  private static final int CHANNELS = 4;

  private final Size from;
  private final Size to;
  private final int[] argb;
  private final Span[] columns;
  private final Span[] rows;
  private final float[] row;
  private final float[] sum;
  private int rowsIn;
  private int rowsOut;

  public Downscaler(Size from, Size to) {
    this.from = from;
    this.to = to;
    this.argb = new int[to.width() * to.height()];
    this.columns = Span.all(from.width(), to.width());
    this.rows = Span.all(from.height(), to.height());
    this.row = new float[CHANNELS * to.width()];
    this.sum = new float[CHANNELS * to.width()];
  }

  /** Returns the bitmap in a size that is no larger than its own in either direction. */
  public static Bitmap downscale(Bitmap bitmap, Size to) {
    var size = bitmap.size();
    if (to.equals(size)) {
      return bitmap;
    }
    var downscaler = new Downscaler(size, to);
    var row = new int[size.width()];
    for (int y = 0; y < size.height(); y++) {
      System.arraycopy(bitmap.argb(), y * row.length, row, 0, row.length);
      downscaler.addArgb(row);
    }
    return downscaler.bitmap();
  }

  /** Adds the next row, as interleaved red, green and blue samples. */
  public void addRgb(byte[] rgb) {
    int at = 0;
    for (var span : columns) {
      int last = 3 * span.last;
      int in = 3 * span.first;
      float red = span.head * (rgb[in] & 0xff);
      float green = span.head * (rgb[in + 1] & 0xff);
      float blue = span.head * (rgb[in + 2] & 0xff);
      if (last > in) {
        int reds = 0;
        int greens = 0;
        int blues = 0;
        for (in += 3; in < last; in += 3) {
          reds += rgb[in] & 0xff;
          greens += rgb[in + 1] & 0xff;
          blues += rgb[in + 2] & 0xff;
        }
        red += reds + span.tail * (rgb[last] & 0xff);
        green += greens + span.tail * (rgb[last + 1] & 0xff);
        blue += blues + span.tail * (rgb[last + 2] & 0xff);
      }
      row[at] = red;
      row[at + 1] = green;
      row[at + 2] = blue;
      at += CHANNELS;
    }
    addRow(false);
  }

  /** Adds the next row; the colour of a pixel is weighted by its alpha. */
  public void addArgb(int[] pixels) {
    Arrays.fill(row, 0);
    int at = 0;
    for (var span : columns) {
      for (int x = span.first; x <= span.last; x++) {
        float weight = x == span.first ? span.head : x == span.last ? span.tail : 1;
        int pixel = pixels[x];
        float visible = weight * (pixel >>> 24);
        row[at] += visible * (pixel >> 16 & 0xff);
        row[at + 1] += visible * (pixel >> 8 & 0xff);
        row[at + 2] += visible * (pixel & 0xff);
        row[at + 3] += visible;
      }
      at += CHANNELS;
    }
    addRow(true);
  }

  /** Discards all rows, for a decoder that outputs the picture again in better quality. */
  public void restart() {
    rowsIn = 0;
    rowsOut = 0;
    Arrays.fill(sum, 0);
  }

  /** Returns the result; all rows have to be in. */
  public Bitmap bitmap() {
    if (rowsIn != from.height()) {
      throw new IllegalStateException(rowsIn + " of " + from.height() + " rows were added.");
    }
    return new Bitmap(to, argb);
  }

  private void addRow(boolean transparent) {
    int y = rowsIn++;
    while (rowsOut < rows.length && rows[rowsOut].first <= y) {
      var span = rows[rowsOut];
      float weight = y == span.first ? span.head : y == span.last ? span.tail : 1;
      for (int i = 0; i < row.length; i++) {
        sum[i] += weight * row[i];
      }
      if (y < span.last) {
        return;
      }
      finishRow(transparent);
    }
  }

  private void finishRow(boolean transparent) {
    float area = (float) ((double) from.width() / to.width() * from.height() / to.height());
    int at = rowsOut++ * to.width();
    for (int i = 0; i < sum.length; i += CHANNELS) {
      float weight = transparent ? sum[i + 3] : area;
      int alpha = transparent ? rounded(weight / area) : 0xff;
      argb[at++] =
          weight == 0
              ? 0
              : alpha << 24
                  | rounded(sum[i] / weight) << 16
                  | rounded(sum[i + 1] / weight) << 8
                  | rounded(sum[i + 2] / weight);
    }
    Arrays.fill(sum, 0);
  }

  private static int rounded(float level) {
    return Math.min(0xff, (int) (level + 0.5f));
  }

  /** The pixels that one pixel of the result covers, with the weights of the first and the last. */
  private static final class Span {
    final int first;
    final int last;
    final float head;
    final float tail;

    private Span(double start, double end, int length) {
      this.first = (int) start;
      this.last = Math.max(first, Math.min(length - 1, (int) Math.ceil(end - 1e-6) - 1));
      this.head = (float) (Math.min(end, first + 1.0) - start);
      this.tail = (float) (end - last);
    }

    static Span[] all(int from, int to) {
      var spans = new Span[to];
      for (int i = 0; i < to; i++) {
        spans[i] = new Span((double) i * from / to, (i + 1.0) * from / to, from);
      }
      return spans;
    }
  }
}
