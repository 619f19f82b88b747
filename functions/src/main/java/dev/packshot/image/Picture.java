package dev.packshot.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** What a sound file shows, as people see it, and the smaller pictures that can be made of it. */
public final class Picture {
  /** The widths in pixels that pictures are shown in. */
  private static final int[] WIDTHS = {200, 400, 800, 1_600};

  private final BufferedImage pixels;
  private final int width;
  private final int height;

  /** The size is that of the whole picture, of which fewer pixels may have been kept. */
  Picture(BufferedImage pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  /**
   * The widths in pixels that it can be shown in, smallest first: the usual ones up to its own, and
   * its own where that is below the greatest of them. None is above its own.
   */
  public List<Integer> widths() {
    var widths = new ArrayList<Integer>();
    for (int usual : WIDTHS) {
      if (usual < width) {
        widths.add(usual);
      }
    }
    if (width <= WIDTHS[WIDTHS.length - 1]) {
      widths.add(width);
    }
    return widths;
  }

  /** The picture in one of its {@link #widths}, without any of the file's metadata. */
  public Rendition rendition(int wanted) {
    int high = Math.max(1, Math.round((float) height * wanted / width));
    boolean shines = pixels.getColorModel().hasAlpha();
    var small =
        new BufferedImage(
            wanted, high, shines ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    var pen = small.createGraphics();
    draw(pen, wanted, high);
    pen.dispose();
    var format = shines ? ImageFormat.PNG : ImageFormat.JPEG;
    return new Rendition(wanted, high, format, encoded(small, format));
  }

  private void draw(Graphics2D pen, int wide, int high) {
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(pixels, 0, 0, wide, high, null);
  }

  private static byte[] encoded(BufferedImage image, ImageFormat format) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format.name(), out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory takes every byte", impossible);
    }
    return out.toByteArray();
  }
}
