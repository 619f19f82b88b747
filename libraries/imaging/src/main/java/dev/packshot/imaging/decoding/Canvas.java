package dev.packshot.imaging.decoding;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Downscaler;
import dev.packshot.imaging.pixels.Size;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/** A transparent canvas with one frame on it, which may cover all of it. */
final class Canvas {
  private final Size size;
  private final BufferedImage frame;
  private final Point position;
  private final SampleConverter converter;
  private int[] samples;
  private final int[] argb;

  Canvas(Size size, BufferedImage frame, Point position) {
    this.size = size;
    this.frame = frame;
    this.position = position;
    this.converter = hasSamples(frame) ? SampleConverter.of(frame.getColorModel()) : null;
    this.argb = new int[frame.getWidth()];
  }

  Bitmap downscaledTo(Size target) {
    var downscaler = new Downscaler(size, target);
    var row = new int[size.width()];
    for (int y = 0; y < size.height(); y++) {
      fill(row, y - position.y);
      downscaler.addArgb(row);
    }
    return downscaler.bitmap();
  }

  private void fill(int[] row, int y) {
    if (y < 0 || y >= frame.getHeight()) {
      Arrays.fill(row, 0);
      return;
    }
    if (converter == null) {
      frame.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
    } else {
      samples = frame.getRaster().getPixels(0, y, argb.length, 1, samples);
      converter.toArgb(samples, argb);
    }
    int visible = Math.min(argb.length, row.length - position.x);
    if (visible > 0) {
      System.arraycopy(argb, 0, row, position.x, visible);
    }
  }

  private static boolean hasSamples(BufferedImage frame) {
    return frame.getColorModel() instanceof IndexColorModel
        || frame.getColorModel() instanceof ComponentColorModel;
  }
}
