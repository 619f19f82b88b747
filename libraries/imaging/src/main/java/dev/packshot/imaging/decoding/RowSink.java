package dev.packshot.imaging.decoding;

import dev.packshot.imaging.pixels.Downscaler;
import dev.packshot.imaging.pixels.Size;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import javax.imageio.ImageTypeSpecifier;

/**
 * A raster that keeps no pixels: it passes each row that a reader writes on to a downscaler. The
 * rows have to arrive in order. The JDK's readers write them so: those of JPEG row by row, all of
 * them again with each scan of a progressive file, and those of PNG without interlacing pixel by
 * pixel.
 */
final class RowSink extends WritableRaster {
  private final ColorModel colours;
  private final SampleConverter converter;
  private final Downscaler downscaler;
  private final int[] samples;
  private final int[] argb;
  private byte[] rgb;
  private int at;

  private RowSink(ImageTypeSpecifier type, Size size, Downscaler downscaler) {
    super(model(type, size), model(type, new Size(size.width(), 1)).createDataBuffer(), origin());
    this.colours = type.getColorModel();
    this.converter = SampleConverter.of(colours);
    this.downscaler = downscaler;
    this.samples = new int[size.width() * getNumBands()];
    this.argb = new int[size.width()];
  }

  static RowSink of(ImageTypeSpecifier type, Size size, Downscaler downscaler) {
    return new RowSink(type, size, downscaler);
  }

  /** Returns the image that a reader is to write to. */
  BufferedImage destination() {
    return new BufferedImage(colours, this, false, null);
  }

  /** Passes on a whole row of RGB samples. */
  @Override
  public void setRect(int x, int y, Raster row) {
    if (y == 0 && at == getWidth() * getHeight()) {
      at = 0;
      downscaler.restart();
    }
    requireNext(x == 0 && row.getWidth() == getWidth() && row.getHeight() == 1, y);
    rgb = (byte[]) row.getDataElements(row.getMinX(), row.getMinY(), getWidth(), 1, rgb);
    downscaler.addRgb(rgb);
    at += getWidth();
  }

  @Override
  public void setPixel(int x, int y, int[] pixel) {
    requireNext(x == at % getWidth(), y);
    System.arraycopy(pixel, 0, samples, x * getNumBands(), getNumBands());
    at++;
    if (x == getWidth() - 1) {
      converter.toArgb(samples, argb);
      downscaler.addArgb(argb);
    }
  }

  private void requireNext(boolean inOrder, int y) {
    if (!inOrder || y != at / getWidth()) {
      throw new IllegalStateException("The pixels did not arrive in order, from top to bottom.");
    }
  }

  private static SampleModel model(ImageTypeSpecifier type, Size size) {
    return type.getSampleModel().createCompatibleSampleModel(size.width(), size.height());
  }

  private static Point origin() {
    return new Point(0, 0);
  }
}
