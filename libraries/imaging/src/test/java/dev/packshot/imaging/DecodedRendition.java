package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A rendition with the pixels that a viewer decodes. */
record DecodedRendition(Rendition rendition, BufferedImage pixels) {
  private static final int TOLERANCE = 6;
  private static final int NOISE = 60;

  static DecodedRendition of(Rendition rendition) {
    try {
      var pixels = ImageIO.read(new ByteArrayInputStream(rendition.bytes()));
      assertThat(pixels.getWidth()).isEqualTo(rendition.width());
      assertThat(pixels.getHeight()).isEqualTo(rendition.height());
      return new DecodedRendition(rendition, pixels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the largest rendition of a valid file. */
  static DecodedRendition of(byte[] file) {
    var picture = picture(file);
    var widths = picture.widths();
    return of(picture.rendition(widths.get(widths.size() - 1)));
  }

  /** Returns the picture of a valid file. */
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

  /** Returns the ARGB pixel at the given fractions of the width and of the height. */
  int at(double x, double y) {
    return pixels.getRGB((int) (x * pixels.getWidth()), (int) (y * pixels.getHeight()));
  }

  DecodedRendition assertColour(double x, double y, int rgb) {
    return assertColour(x, y, rgb, TOLERANCE);
  }

  /** Asserts the colour of a patch with sensor noise. */
  DecodedRendition assertNoisyColour(double x, double y, int rgb) {
    return assertColour(x, y, rgb, NOISE);
  }

  private DecodedRendition assertColour(double x, double y, int rgb, int tolerance) {
    int actual = at(x, y);
    for (int shift = 0; shift < 24; shift += 8) {
      assertThat(actual >> shift & 0xff)
          .as("%06x at %.2f, %.2f", actual & 0xffffff, x, y)
          .isBetween((rgb >> shift & 0xff) - tolerance, (rgb >> shift & 0xff) + tolerance);
    }
    return this;
  }
}
