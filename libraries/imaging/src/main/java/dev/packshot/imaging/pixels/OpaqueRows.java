package dev.packshot.imaging.pixels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The rows of an opaque picture on their way to a smaller one: first their means, then pixels. */
final class OpaqueRows {
  private static final int OPAQUE = 0xff << 24;

  private final Size from;
  private final Size to;
  private final Layout layout;
  private final int[] target;
  private final Spans columns;
  private final RowMean mean;
  private final float[] samples;
  private final byte[] bytes;
  private int rowsIn;
  private int rowsOut;

  /** The order of the samples of a pixel in a row of bytes. */
  enum Layout {
    RGB(3, 0, 2),
    /** Integers 0xAARRGGBB, the lowest byte first. */
    ARGB(4, 2, 0);

    private final int stride;
    private final int red;
    private final int blue;

    Layout(int stride, int red, int blue) {
      this.stride = stride;
      this.red = red;
      this.blue = blue;
    }
  }

  OpaqueRows(Size from, Size to, Layout layout, int[] target) {
    this.from = from;
    this.to = to;
    this.layout = layout;
    this.target = target;
    this.columns = Spans.of(from.width(), to.width());
    this.mean = new RowMean(layout.stride * from.width(), from.height(), to.height());
    this.samples = new float[mean.length()];
    this.bytes = new byte[layout == Layout.ARGB ? samples.length : 0];
  }

  /** Adds the next row of pixels, in the layout of integers. */
  void add(int[] argb) {
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(argb);
    add(bytes);
  }

  /** Adds the next row of bytes. A row of which the result has a part of two pixels is in both. */
  void add(byte[] row) {
    int y = rowsIn++;
    while (rowsOut < to.height() && mean.isIn(y, rowsOut)) {
      mean.add(row, y, rowsOut);
      if (!mean.isLast(y, rowsOut)) {
        return;
      }
      mean.moveTo(samples);
      writeRow(rowsOut++ * to.width());
    }
  }

  private void writeRow(int start) {
    var row = samples;
    float scale = mean.scale() * to.width() / from.width();
    int stride = layout.stride;
    int red = layout.red;
    int blue = layout.blue;
    for (int i = 0; i < columns.count(); i++) {
      int in = stride * columns.first[i];
      int last = stride * columns.last[i];
      float head = columns.head[i];
      float reds = head * row[in + red];
      float greens = head * row[in + 1];
      float blues = head * row[in + blue];
      for (in += stride; in < last; in += stride) {
        reds += row[in + red];
        greens += row[in + 1];
        blues += row[in + blue];
      }
      float tail = columns.tail[i];
      reds += tail * row[last + red];
      greens += tail * row[last + 1];
      blues += tail * row[last + blue];
      target[start + i] =
          OPAQUE | level(scale * reds) << 16 | level(scale * greens) << 8 | level(scale * blues);
    }
  }

  /** Returns the level of a mean of levels, which is at most 255. */
  private static int level(float mean) {
    return (int) (mean + 0.5f);
  }
}
