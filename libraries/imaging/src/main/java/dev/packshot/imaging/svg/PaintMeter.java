package dev.packshot.imaging.svg;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Deadline;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/**
 * A meter of the work of painting a drawing. The work is counted before each shape is painted, not
 * timed, so that a drawing has the same verdict on every machine. It is the pixels within a shape's
 * bounds, and how often its outline crosses the eight lines at which a row of pixels is sampled.
 */
final class PaintMeter {
  /** Three to five seconds of one processor; a drawing of some thousand shapes is a tenth of it. */
  private static final double MAX_WORK = 1.5e9;

  private static final int SAMPLES_PER_ROW = 8;
  private static final int SEGMENT = 50;
  private static final int DASH = 500;

  /** Brushes, by the work per pixel. */
  static final int OPAQUE = 1;

  static final int TRANSLUCENT = 5;
  static final int GRADIENT = 10;

  private static final int GRADIENT_TABLE = 50_000;
  private static final int CURVE = 10;
  private static final int SELF_INTERSECTION = 30_000;
  private static final int INTERSECTION = 5_000;

  private final Size canvas;
  private final Deadline deadline;
  private double spent;

  PaintMeter(Size canvas, Deadline deadline) {
    this.canvas = canvas;
    this.deadline = deadline;
  }

  /** Thrown when a drawing exceeds the work that is allowed. */
  static final class TooMuchWork extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMuchWork() {
      super("too much to paint", null, false, false);
    }
  }

  void fill(Shape shape, AffineTransform toPixels, int brush) {
    spend(work(shape, toPixels, brush));
  }

  /** Counts a stroke, whose outline has two sides and whose dashes are shapes of their own. */
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
   * Counts a clip within the current clip, which may be null. By measurement, a clip is first
   * intersected with itself, which takes up to 0.05 ms for each line of the result and 0.5 ms for
   * each curve, and then every part of it with every part of the current clip.
   */
  void clip(Shape shape, Shape current) {
    double parts = parts(shape);
    double currentParts = current == null ? 1 : parts(current);
    spend(parts * SELF_INTERSECTION + parts * currentParts * INTERSECTION);
  }

  private static double parts(Shape shape) {
    if (shape instanceof Rectangle2D) {
      return 1;
    }
    double parts = 0;
    var points = new double[6];
    for (var path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int type = path.currentSegment(points);
      boolean curved = type == PathIterator.SEG_QUADTO || type == PathIterator.SEG_CUBICTO;
      parts += curved ? CURVE : 1;
    }
    return parts;
  }

  private void spend(double work) {
    deadline.check();
    spent += work;
    // negated, so that NaN is refused as well
    if (!(spent < MAX_WORK)) {
      throw new TooMuchWork();
    }
  }

  private double work(Shape shape, AffineTransform toPixels, int brush) {
    var bounds = toPixels.createTransformedShape(shape.getBounds2D()).getBounds2D();
    double width =
        clamped(bounds.getMaxX(), canvas.width()) - clamped(bounds.getMinX(), canvas.width());
    double height =
        clamped(bounds.getMaxY(), canvas.height()) - clamped(bounds.getMinY(), canvas.height());
    var outline = new Outline(canvas.height());
    outline.follow(shape.getPathIterator(toPixels));
    double colours = (brush == GRADIENT ? GRADIENT_TABLE : 0) + brush * width * height;
    return outline.segments * SEGMENT + outline.descent * SAMPLES_PER_ROW + colours;
  }

  private static double length(Shape shape) {
    var outline = new Outline(Double.POSITIVE_INFINITY);
    outline.follow(shape.getPathIterator(null));
    return outline.length;
  }

  private static double clamped(double coordinate, double max) {
    return Math.max(0, Math.min(max, coordinate));
  }

  /** The measures of an outline, whose curves are replaced by the lines between their points. */
  private static final class Outline {
    /** The number of points of each type of segment. */
    private static final int[] POINTS = {1, 1, 2, 3, 0};

    private final double bottom;
    private double x;
    private double y;
    private double startX;
    private double startY;
    private double segments;
    private double descent;
    private double length;

    Outline(double bottom) {
      this.bottom = bottom;
    }

    void follow(PathIterator path) {
      var points = new double[6];
      for (; !path.isDone(); path.next()) {
        int type = path.currentSegment(points);
        segments++;
        if (type == PathIterator.SEG_MOVETO) {
          startX = x = points[0];
          startY = y = points[1];
        } else if (type == PathIterator.SEG_CLOSE) {
          lineTo(startX, startY);
        }
        for (int i = 0; type != PathIterator.SEG_MOVETO && i < POINTS[type]; i++) {
          lineTo(points[2 * i], points[2 * i + 1]);
        }
      }
    }

    private void lineTo(double toX, double toY) {
      descent += Math.abs(clamped(toY, bottom) - clamped(y, bottom));
      length += Math.hypot(toX - x, toY - y);
      x = toX;
      y = toY;
    }
  }
}
