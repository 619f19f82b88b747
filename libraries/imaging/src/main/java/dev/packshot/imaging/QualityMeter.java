package dev.packshot.imaging;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;

/** A measurement of the {@link Quality} of a bitmap, in two passes over a grid of its pixels. */
final class QualityMeter {
  /** The most pixels of the grid in either direction. */
  private static final int MAX_GRID = 800;

  private static final int DARK = 2;
  private static final int LIGHT = 253;
  private static final int WHITE = 250;
  private static final int EDGES_PER_SIDE = 32;
  private static final int BACKGROUND_TOLERANCE = 24;

  /** The least share of a row's pixels, as a divisor, that makes it a row of the product. */
  private static final int ROW_OF_PRODUCT = 200;

  private static final int LEVELS = 256;
  private static final double MAX_DEVIATION = 127.5;

  private final int width;
  private final int height;
  private final int[] argb;
  private final int step;
  private final int edge;
  private final int[] greys = new int[LEVELS];
  private final int[][] edgeColours = new int[3][LEVELS];
  private int edgePixels;
  private int whiteEdgePixels;
  private long laplacians;
  private long laplacianSum;
  private long laplacianSquares;

  private QualityMeter(Bitmap bitmap) {
    this.width = bitmap.size().width();
    this.height = bitmap.size().height();
    this.argb = bitmap.argb();
    this.step = (Math.max(width, height) + MAX_GRID - 1) / MAX_GRID;
    this.edge = Math.max(1, Math.min(width, height) / EDGES_PER_SIDE);
  }

  static Quality measure(Bitmap bitmap, Size whole) {
    return new QualityMeter(bitmap).measure(Math.min(whole.width(), whole.height()));
  }

  private Quality measure(int shorterSide) {
    for (int y = 0; y < height; y += step) {
      for (int x = 0; x < width; x += step) {
        count(x, y);
      }
    }
    long pixels = sum(greys, 0, LEVELS);
    double mean = mean(pixels);
    return new Quality(
        sharpness(),
        (int) Math.round(1_000 * mean / (LEVELS - 1)),
        (int) Math.round(1_000 * Math.sqrt(variance(pixels, mean)) / MAX_DEVIATION),
        thousandths(sum(greys, 0, DARK + 1), pixels),
        thousandths(sum(greys, LIGHT, LEVELS), pixels),
        thousandths(whiteEdgePixels, edgePixels),
        fill(),
        shorterSide);
  }

  private void count(int x, int y) {
    int at = y * width + x;
    int colour = onWhite(argb[at]);
    int grey = grey(colour);
    greys[grey]++;
    boolean isInside = x > 0 && y > 0 && x < width - 1 && y < height - 1;
    if (isInside) {
      countLaplacian(at, grey);
    }
    if (x < edge || y < edge || x >= width - edge || y >= height - edge) {
      countEdge(colour);
    }
  }

  private void countLaplacian(int at, int grey) {
    long difference =
        4L * grey
            - grey(onWhite(argb[at - 1]))
            - grey(onWhite(argb[at + 1]))
            - grey(onWhite(argb[at - width]))
            - grey(onWhite(argb[at + width]));
    laplacians++;
    laplacianSum += difference;
    laplacianSquares += difference * difference;
  }

  private void countEdge(int colour) {
    edgePixels++;
    boolean isWhite = true;
    for (int channel = 0; channel < edgeColours.length; channel++) {
      int level = level(colour, channel);
      edgeColours[channel][level]++;
      isWhite &= level >= WHITE;
    }
    whiteEdgePixels += isWhite ? 1 : 0;
  }

  private int sharpness() {
    if (laplacians == 0) {
      return 0;
    }
    double mean = (double) laplacianSum / laplacians;
    return (int) Math.round((double) laplacianSquares / laplacians - mean * mean);
  }

  private double mean(long pixels) {
    long sum = 0;
    for (int level = 0; level < LEVELS; level++) {
      sum += (long) level * greys[level];
    }
    return (double) sum / pixels;
  }

  private double variance(long pixels, double mean) {
    double sum = 0;
    for (int level = 0; level < LEVELS; level++) {
      sum += greys[level] * (level - mean) * (level - mean);
    }
    return sum / pixels;
  }

  /** Returns the share of the longer side of the box around the product. */
  private int fill() {
    int[] background = {median(0), median(1), median(2)};
    var rows = new int[(height + step - 1) / step];
    var columns = new int[(width + step - 1) / step];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < columns.length; x++) {
        if (differs(onWhite(argb[y * step * width + x * step]), background)) {
          rows[y]++;
          columns[x]++;
        }
      }
    }
    return Math.max(extent(rows, columns.length), extent(columns, rows.length));
  }

  private static boolean differs(int colour, int[] background) {
    return Math.abs(level(colour, 0) - background[0]) > BACKGROUND_TOLERANCE
        || Math.abs(level(colour, 1) - background[1]) > BACKGROUND_TOLERANCE
        || Math.abs(level(colour, 2) - background[2]) > BACKGROUND_TOLERANCE;
  }

  private int median(int channel) {
    int level = 0;
    int below = edgeColours[channel][0];
    while (2 * below < edgePixels) {
      below += edgeColours[channel][++level];
    }
    return level;
  }

  /** Returns the share of the lines from the first to the last that has enough pixels. */
  private static int extent(int[] lines, int pixelsPerLine) {
    int first = -1;
    int last = -1;
    for (int line = 0; line < lines.length; line++) {
      if (lines[line] > 0 && lines[line] * ROW_OF_PRODUCT >= pixelsPerLine) {
        first = first < 0 ? line : first;
        last = line;
      }
    }
    return first < 0 ? 0 : thousandths(last - first + 1, lines.length);
  }

  private static int onWhite(int pixel) {
    int alpha = pixel >>> 24;
    return alpha == 0xff ? pixel : blended(pixel, alpha);
  }

  private static int blended(int pixel, int alpha) {
    int white = 0xff * (0xff - alpha);
    return (((level(pixel, 0) * alpha + white) / 0xff) << 16)
        | (((level(pixel, 1) * alpha + white) / 0xff) << 8)
        | ((level(pixel, 2) * alpha + white) / 0xff);
  }

  /** Returns the brightness of a colour (ITU-R BT.601), in 1,024ths. */
  private static int grey(int colour) {
    return (306 * level(colour, 0) + 601 * level(colour, 1) + 117 * level(colour, 2) + 512) >> 10;
  }

  /** Returns red, green or blue. */
  private static int level(int colour, int channel) {
    return (colour >> (16 - 8 * channel)) & 0xff;
  }

  private static long sum(int[] counts, int from, int to) {
    long sum = 0;
    for (int at = from; at < to; at++) {
      sum += counts[at];
    }
    return sum;
  }

  private static int thousandths(long part, long whole) {
    return (int) ((2_000 * part + whole) / (2 * whole));
  }
}
