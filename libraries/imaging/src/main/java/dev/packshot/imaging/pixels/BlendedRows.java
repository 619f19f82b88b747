package dev.packshot.imaging.pixels;

import java.util.Arrays;

/**
 * The rows of a picture with transparency on their way to a smaller one: the colour of a pixel is
 * weighted by its alpha.
 */
final class BlendedRows {
  private static final int CHANNELS = 4;

  private final int[] target;
  private final Spans columns;
  private final Spans rows;
  private final float area;
  private final float[] row;
  private final float[] sum;
  private int rowsIn;
  private int rowsOut;

  BlendedRows(Size from, Size to, int[] target) {
    this.target = target;
    this.columns = Spans.of(from.width(), to.width());
    this.rows = Spans.of(from.height(), to.height());
    this.area = (float) ((double) from.width() / to.width() * from.height() / to.height());
    this.row = new float[CHANNELS * to.width()];
    this.sum = new float[CHANNELS * to.width()];
  }

  void add(int[] argb) {
    addColumns(argb);
    int y = rowsIn++;
    while (rowsOut < rows.count() && rows.first[rowsOut] <= y) {
      addRow(share(rows, rowsOut, y));
      if (y < rows.last[rowsOut]) {
        return;
      }
      writeRow(rowsOut++ * columns.count());
    }
  }

  private static float share(Spans spans, int i, int at) {
    return at == spans.first[i] ? spans.head[i] : at == spans.last[i] ? spans.tail[i] : 1;
  }

  private void addColumns(int[] argb) {
    Arrays.fill(row, 0);
    for (int i = 0, at = 0; i < columns.count(); i++, at += CHANNELS) {
      for (int x = columns.first[i]; x <= columns.last[i]; x++) {
        int pixel = argb[x];
        float visible = share(columns, i, x) * (pixel >>> 24);
        row[at] += visible * (pixel >> 16 & 0xff);
        row[at + 1] += visible * (pixel >> 8 & 0xff);
        row[at + 2] += visible * (pixel & 0xff);
        row[at + 3] += visible;
      }
    }
  }

  private void addRow(float share) {
    for (int i = 0; i < row.length; i++) {
      sum[i] += share * row[i];
    }
  }

  private void writeRow(int start) {
    for (int i = 0, at = start; i < sum.length; i += CHANNELS, at++) {
      float alpha = sum[i + 3];
      target[at] =
          alpha == 0
              ? 0
              : level(alpha / area) << 24
                  | level(sum[i] / alpha) << 16
                  | level(sum[i + 1] / alpha) << 8
                  | level(sum[i + 2] / alpha);
    }
    Arrays.fill(sum, 0);
  }

  private static int level(float mean) {
    return Math.min(0xff, (int) (mean + 0.5f));
  }
}
