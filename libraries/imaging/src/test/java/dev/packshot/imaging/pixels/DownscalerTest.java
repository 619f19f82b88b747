package dev.packshot.imaging.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Smaller pictures of noise, compared with means that are computed from their definition. */
class DownscalerTest {
  private static final int CHANNELS = 3;

  @ParameterizedTest
  @CsvSource({
    "63, 63, 25, 25, simple fraction",
    "289, 289, 100, 100, fraction of more parts than weights",
    "101, 77, 100, 76, hardly smaller",
    "41, 200, 3, 7, many rows",
    "13, 9, 1, 1, one pixel",
    "30, 20, 15, 10, half"
  })
  void consistOfTheMeansOfTheCoveredPixels(int width, int height, int toWidth, int toHeight) {
    var from = noise(new Size(width, height));
    var to = new Size(toWidth, toHeight);

    assertThat(difference(Downscaler.downscale(from, to), from)).isLessThan(1.2);
    assertThat(difference(ofBytes(from, to), from)).isLessThan(1.2);
    assertThat(difference(Downscaler.downscale(from, to, true), from)).isLessThan(0.51);
  }

  @Test
  void areExactIfTheHeightsAreASimpleFraction() {
    var from = noise(new Size(403, 302));
    var to = new Size(160, 151);

    assertThat(difference(ofBytes(from, to), from)).isLessThan(0.51);
  }

  @Test
  void areAsWhiteAsThePicture() {
    var white = new int[289 * 289];
    Arrays.fill(white, 0xffffffff);

    var small = ofBytes(new Bitmap(new Size(289, 289), white), new Size(100, 100));

    assertThat(small.argb()).containsOnly(0xffffffff);
  }

  private static Bitmap noise(Size size) {
    var random = new Random(1);
    var argb = new int[(int) size.pixels()];
    Arrays.setAll(argb, at -> 0xff000000 | random.nextInt(1 << 24));
    return new Bitmap(size, argb);
  }

  private static Bitmap ofBytes(Bitmap from, Size to) {
    int width = from.size().width();
    var downscaler = new Downscaler(from.size(), to);
    var row = new byte[CHANNELS * width];
    for (int y = 0; y < from.size().height(); y++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (byte) level(from.argb()[y * width + i / CHANNELS], i % CHANNELS);
      }
      downscaler.addRgb(row);
    }
    return downscaler.bitmap();
  }

  /** Returns the greatest difference from the means, in levels. */
  private static double difference(Bitmap small, Bitmap from) {
    double greatest = 0;
    for (int i = 0; i < small.argb().length; i++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        double mean = mean(from, small.size(), i, channel);
        greatest = Math.max(greatest, Math.abs(mean - level(small.argb()[i], channel)));
      }
    }
    return greatest;
  }

  private static double mean(Bitmap from, Size to, int pixel, int channel) {
    double sum = 0;
    double area = 0;
    for (int y = 0; y < from.size().height(); y++) {
      double rowShare = share(y, from.size().height(), pixel / to.width(), to.height());
      for (int x = 0; rowShare > 0 && x < from.size().width(); x++) {
        double share = rowShare * share(x, from.size().width(), pixel % to.width(), to.width());
        sum += share * level(from.argb()[y * from.size().width() + x], channel);
        area += share;
      }
    }
    return sum / area;
  }

  /** Returns the share of a pixel that is in one of the smaller picture, in one direction. */
  private static double share(int at, int from, int small, int to) {
    double start = (double) small * from / to;
    double end = (small + 1.0) * from / to;
    return Math.max(0, Math.min(end, at + 1) - Math.max(start, at));
  }

  private static int level(int argb, int channel) {
    return argb >> (16 - 8 * channel) & 0xff;
  }
}
