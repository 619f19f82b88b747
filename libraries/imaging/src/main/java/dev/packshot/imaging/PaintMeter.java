package dev.packshot.imaging;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/**
 * How much work it is to paint a drawing, counted before each stroke of the brush rather than timed
 * after it, so that a drawing has one verdict on every machine: the pixels in the way of a shape,
 * and how often its outline crosses the eight lines that a row of pixels is sampled in.
 */
final class PaintMeter {
  /** Three to five seconds of one processor; a drawing of some thousand shapes is a tenth of it. */
  private static final double MOST = 1.5e9;

  private static final int SAMPLES_A_ROW = 8;
  private static final int SEGMENT = 50;
  private static final int DASH = 500;

  /** Brushes, by the work of a pixel. */
  static final int OPAQUE = 1;

  static final int TRANSLUCENT = 5;
  static final int GRADIENT = 10;

  private static final int TABLE = 50_000;
  private static final int CURVE = 10;
  private static final int OF_ITSELF = 30_000;
  private static final int OF_ANOTHER = 5_000;

  private final Size canvas;
  private double spent;

  PaintMeter(Size canvas) {
    this.canvas = canvas;
  }

  /** That it is more than anyone should paint. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMuch() {
      super("too much to paint", null, false, false);
    }
  }

  void fill(Shape shape, AffineTransform toPixels, int brush) {
    spend(work(shape, toPixels, brush));
  }

  /** The outline has two sides; each dash is a shape of its own. */
  void stroke(Shape shape, AffineTransform toPixels, int brush, float[] dashes) {
    double dashCount = 0;
    if (dashes != null) {
      double period = 0;
      for (float dash : dashes) {
        period += dash;
      }
      dashCount = length(shape) / period * dashes.length;
    }
    spend(3 * work(shape, toPixels, brush) + dashCount * DASH);
  }

  /**
   * Measured: what clips is first cut with itself, which takes up to a twentieth of a millisecond
   * for each line that comes of it and half a millisecond for each curve, and then every part with
   * every part of the clip that is there.
   */
  void clip(Shape shape, Shape there) {
    double parts = parts(shape);
    spend(parts * OF_ITSELF + parts * (there == null ? 1 : parts(there)) * OF_ANOTHER);
  }

  private static double parts(Shape shape) {
    if (shape instanceof Rectangle2D) {
      return 1;
    }
    double parts = 0;
    var at = new double[6];
    for (var path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      boolean bent = kind == PathIterator.SEG_QUADTO || kind == PathIterator.SEG_CUBICTO;
      parts += bent ? CURVE : 1;
    }
    return parts;
  }

  private void spend(double work) {
    spent += work;
    // what is not a number is not less than it either
    if (!(spent < MOST)) {
      throw new TooMuch();
    }
  }

  private double work(Shape shape, AffineTransform toPixels, int brush) {
    var bounds = toPixels.createTransformedShape(shape.getBounds2D()).getBounds2D();
    double wide =
        within(bounds.getMaxX(), canvas.width()) - within(bounds.getMinX(), canvas.width());
    double high =
        within(bounds.getMaxY(), canvas.height()) - within(bounds.getMinY(), canvas.height());
    var walk = new Walk(canvas.height());
    walk.along(shape.getPathIterator(toPixels));
    double colours = (brush == GRADIENT ? TABLE : 0) + brush * wide * high;
    return walk.segments * SEGMENT + walk.down * SAMPLES_A_ROW + colours;
  }

  private static double length(Shape shape) {
    var walk = new Walk(Double.POSITIVE_INFINITY);
    walk.along(shape.getPathIterator(null));
    return walk.length;
  }

  private static double within(double coordinate, double most) {
    return Math.max(0, Math.min(most, coordinate));
  }

  /** Along a path from point to point, through those that bend its curves. */
  private static final class Walk {
    private static final int[] POINTS = {1, 1, 2, 3, 0};

    private final double bottom;
    private double x;
    private double y;
    private double startX;
    private double startY;
    private double segments;
    private double down;
    private double length;

    Walk(double bottom) {
      this.bottom = bottom;
    }

    void along(PathIterator path) {
      var at = new double[6];
      for (; !path.isDone(); path.next()) {
        int kind = path.currentSegment(at);
        segments++;
        if (kind == PathIterator.SEG_MOVETO) {
          startX = x = at[0];
          startY = y = at[1];
        } else if (kind == PathIterator.SEG_CLOSE) {
          go(startX, startY);
        }
        for (int i = 0; kind != PathIterator.SEG_MOVETO && i < POINTS[kind]; i++) {
          go(at[2 * i], at[2 * i + 1]);
        }
      }
    }

    private void go(double toX, double toY) {
      down += Math.abs(within(toY, bottom) - within(y, bottom));
      length += Math.hypot(toX - x, toY - y);
      x = toX;
      y = toY;
    }
  }
}
