package dev.packshot.imaging;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import javax.imageio.ImageTypeSpecifier;

/**
 * A picture that a reader writes its pixels into and that keeps none: each row goes on to be
 * shrunk. Rows have to come in order, as the JDK's readers bring them: of JPEG as rows, of a
 * progressive one all of them again with each scan, and of PNG that is not interlaced pixel by
 * pixel.
 */
final class RowSink extends WritableRaster {
  private final ColorModel colours;
  private final Colours meaning;
  private final Shrinking shrinking;
  private final int[] samples;
  private final int[] argb;
  private byte[] rgb;
  private int at;

  private RowSink(ImageTypeSpecifier type, Size size, Shrinking shrinking) {
    super(model(type, size), model(type, new Size(size.width(), 1)).createDataBuffer(), origin());
    this.colours = type.getColorModel();
    this.meaning = Colours.of(colours);
    this.shrinking = shrinking;
    this.samples = new int[size.width() * getNumBands()];
    this.argb = new int[size.width()];
  }

  /** For pixels of that type. */
  static RowSink of(ImageTypeSpecifier type, Size size, Shrinking shrinking) {
    return new RowSink(type, size, shrinking);
  }

  /** What a reader takes for a picture. */
  BufferedImage destination() {
    return new BufferedImage(colours, this, false, null);
  }

  /** A whole row of red, green and blue. */
  @Override
  public void setRect(int x, int y, Raster row) {
    if (y == 0 && at == getWidth() * getHeight()) {
      at = 0;
      shrinking.restart();
    }
    requireNext(x == 0 && row.getWidth() == getWidth() && row.getHeight() == 1, y);
    rgb = (byte[]) row.getDataElements(row.getMinX(), row.getMinY(), getWidth(), 1, rgb);
    shrinking.addRgb(rgb);
    at += getWidth();
  }

  @Override
  public void setPixel(int x, int y, int[] pixel) {
    requireNext(x == at % getWidth(), y);
    System.arraycopy(pixel, 0, samples, x * getNumBands(), getNumBands());
    at++;
    if (x == getWidth() - 1) {
      meaning.toArgb(samples, argb);
      shrinking.addArgb(argb);
    }
  }

  private void requireNext(boolean inOrder, int y) {
    if (!inOrder || y != at / getWidth()) {
      throw new IllegalStateException("The pixels came in another order than top to bottom.");
    }
  }

  private static SampleModel model(ImageTypeSpecifier type, Size size) {
    return type.getSampleModel().createCompatibleSampleModel(size.width(), size.height());
  }

  private static Point origin() {
    return new Point(0, 0);
  }
}
