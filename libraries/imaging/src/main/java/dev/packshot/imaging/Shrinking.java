package dev.packshot.imaging;

import java.util.Arrays;

/**
 * A picture made smaller while its rows come in, first to last: every pixel that leaves is the mean
 * of all that it covers, in parts where edges cut through them. It holds one row beside what it
 * makes, however large the picture is.
 */
final class Shrinking {
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

  Shrinking(Size from, Size to) {
    this.from = from;
    this.to = to;
    this.argb = new int[to.width() * to.height()];
    this.columns = Span.all(from.width(), to.width());
    this.rows = Span.all(from.height(), to.height());
    this.row = new float[CHANNELS * to.width()];
    this.sum = new float[CHANNELS * to.width()];
  }

  /** The next row, as red, green and blue one after the other. */
  void addRgb(byte[] rgb) {
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

  /** The next row; what shines through counts as little as it is seen. */
  void addArgb(int[] pixels) {
    Arrays.fill(row, 0);
    int at = 0;
    for (var span : columns) {
      for (int x = span.first; x <= span.last; x++) {
        float weight = x == span.first ? span.head : x == span.last ? span.tail : 1;
        int pixel = pixels[x];
        float seen = weight * (pixel >>> 24);
        row[at] += seen * (pixel >> 16 & 0xff);
        row[at + 1] += seen * (pixel >> 8 & 0xff);
        row[at + 2] += seen * (pixel & 0xff);
        row[at + 3] += seen;
      }
      at += CHANNELS;
    }
    addRow(true);
  }

  /** Forgets what came, for rows that come again and better. */
  void restart() {
    rowsIn = 0;
    rowsOut = 0;
    Arrays.fill(sum, 0);
  }

  /** The smaller picture, once all rows are in. */
  Bitmap bitmap() {
    if (rowsIn != from.height()) {
      throw new IllegalStateException(rowsIn + " of " + from.height() + " rows came.");
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

  /** The pixels, first to last, that one pixel of the result covers, and how much of the outer. */
  private static final class Span {
    final int first;
    final int last;
    final float head;
    final float tail;

    private Span(double start, double end, int most) {
      this.first = (int) start;
      this.last = Math.max(first, Math.min(most - 1, (int) Math.ceil(end - 1e-6) - 1));
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
