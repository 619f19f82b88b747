package dev.packshot.imaging;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/** A frame on the canvas of its animation, or a picture that is all of its canvas. */
final class Canvas {
  private final Size size;
  private final BufferedImage frame;
  private final Point at;
  private final Colours meaning;
  private int[] samples;
  private final int[] argb;

  Canvas(Size size, BufferedImage frame, Point at) {
    this.size = size;
    this.frame = frame;
    this.at = at;
    this.meaning = isOfSamples(frame) ? Colours.of(frame.getColorModel()) : null;
    this.argb = new int[frame.getWidth()];
  }

  Bitmap shrunkTo(Size smaller) {
    var shrinking = new Shrinking(size, smaller);
    var row = new int[size.width()];
    for (int y = 0; y < size.height(); y++) {
      fill(row, y - at.y);
      shrinking.addArgb(row);
    }
    return shrinking.bitmap();
  }

  private void fill(int[] row, int y) {
    if (y < 0 || y >= frame.getHeight()) {
      Arrays.fill(row, 0);
      return;
    }
    if (meaning == null) {
      frame.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
    } else {
      samples = frame.getRaster().getPixels(0, y, argb.length, 1, samples);
      meaning.toArgb(samples, argb);
    }
    int fitting = Math.min(argb.length, row.length - at.x);
    if (fitting > 0) {
      System.arraycopy(argb, 0, row, at.x, fitting);
    }
  }

  private static boolean isOfSamples(BufferedImage frame) {
    return frame.getColorModel() instanceof IndexColorModel
        || frame.getColorModel() instanceof ComponentColorModel;
  }
}
