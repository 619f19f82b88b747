package dev.packshot.imaging.decoding;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;

/** The rows of an image that a reader has decoded. */
final class ImageRows implements PixelRows {
  private final BufferedImage image;
  private final SampleConverter converter;
  private int[] samples;

  ImageRows(BufferedImage image) {
    this.image = image;
    this.converter = hasSamples(image) ? SampleConverter.of(image.getColorModel()) : null;
  }

  @Override
  public void read(int row, int[] argb) {
    if (converter == null) {
      image.getRGB(0, row, argb.length, 1, argb, 0, argb.length);
    } else {
      samples = image.getRaster().getPixels(0, row, argb.length, 1, samples);
      converter.toArgb(samples, argb);
    }
  }

  private static boolean hasSamples(BufferedImage image) {
    return image.getColorModel() instanceof IndexColorModel
        || image.getColorModel() instanceof ComponentColorModel;
  }
}
