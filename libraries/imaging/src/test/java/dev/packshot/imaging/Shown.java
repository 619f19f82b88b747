package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A rendition as a viewer decodes it. */
record Shown(Rendition rendition, BufferedImage pixels) {
  private static final int TOLERANCE = 6;

  static Shown of(Rendition rendition) {
    try {
      var pixels = ImageIO.read(new ByteArrayInputStream(rendition.bytes()));
      assertThat(pixels.getWidth()).isEqualTo(rendition.width());
      assertThat(pixels.getHeight()).isEqualTo(rendition.height());
      return new Shown(rendition, pixels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The largest rendition of a file. */
  static Shown of(byte[] file) {
    var picture = picture(file);
    var widths = picture.widths();
    return of(picture.rendition(widths.get(widths.size() - 1)));
  }

  /** What is made of a file, which is sound. */
  static Picture picture(byte[] file) {
    var judgement = judge(file);
    assertThat(judgement.verdict()).isInstanceOf(Verdict.Valid.class);
    return judgement.picture().orElseThrow();
  }

  static Judgement judge(byte[] file) {
    try {
      return Samples.JUDGE.judge(new ByteArrayInputStream(file), ImageFormat.PRODUCT_IMAGES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** At that part of the width and of the height. */
  int at(double x, double y) {
    return pixels.getRGB((int) (x * pixels.getWidth()), (int) (y * pixels.getHeight()));
  }

  Shown assertColour(double x, double y, int rgb) {
    return assertColour(x, y, rgb, TOLERANCE);
  }

  /** Of a patch with the noise of a sensor. */
  Shown assertBrightColour(double x, double y, int rgb) {
    return assertColour(x, y, rgb, 60);
  }

  private Shown assertColour(double x, double y, int rgb, int tolerance) {
    int found = at(x, y);
    for (int shift = 0; shift < 24; shift += 8) {
      assertThat(found >> shift & 0xff)
          .as("%06x at %.2f, %.2f", found & 0xffffff, x, y)
          .isBetween((rgb >> shift & 0xff) - tolerance, (rgb >> shift & 0xff) + tolerance);
    }
    return this;
  }
}
