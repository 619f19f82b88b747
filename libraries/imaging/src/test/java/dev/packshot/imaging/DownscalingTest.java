package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.PresentationSamples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quality of renditions that are smaller than the picture. */
class DownscalingTest {
  /** Compares with means of whole pixels, computed one by one. */
  @Test
  void yieldsTheMeanOfTheCoveredPixels() throws Exception {
    var scene = PresentationSamples.scene(3_200, 2_400);

    var decoded =
        DecodedRendition.of(
            DecodedRendition.picture(PresentationSamples.png(scene)).rendition(400));

    assertThat(psnr(mean(scene, 8), decoded.pixels())).isGreaterThan(34);
  }

  /** Lines of one pixel become an even grey, not a pattern. */
  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void usesEveryPixel(String format) throws Exception {
    var lines = new BufferedImage(4_800, 3_600, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = lines.createGraphics();
    for (int x = 0; x < lines.getWidth(); x += 2) {
      graphics.drawLine(x, 0, x, lines.getHeight());
    }
    graphics.dispose();
    var file = new ByteArrayOutputStream();
    ImageIO.write(lines, format, file);

    var decoded = DecodedRendition.of(DecodedRendition.picture(file.toByteArray()).rendition(200));

    decoded.assertColour(0.1, 0.1, 0x808080).assertColour(0.63, 0.41, 0x808080);
  }

  private static BufferedImage mean(BufferedImage from, int factor) {
    var to =
        new BufferedImage(
            from.getWidth() / factor, from.getHeight() / factor, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < to.getHeight(); y++) {
      for (int x = 0; x < to.getWidth(); x++) {
        int[] sums = new int[3];
        for (int i = 0; i < factor * factor; i++) {
          int rgb = from.getRGB(x * factor + i % factor, y * factor + i / factor);
          for (int band = 0; band < 3; band++) {
            sums[band] += (rgb >> (8 * band)) & 0xff;
          }
        }
        int area = factor * factor;
        to.setRGB(x, y, (sums[2] / area) << 16 | (sums[1] / area) << 8 | (sums[0] / area));
      }
    }
    return to;
  }

  private static double psnr(BufferedImage a, BufferedImage b) {
    double squares = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int difference = ((a.getRGB(x, y) >> shift) & 0xff) - ((b.getRGB(x, y) >> shift) & 0xff);
          squares += difference * difference;
        }
      }
    }
    return 10 * Math.log10(255 * 255 * 3.0 * a.getWidth() * a.getHeight() / squares);
  }
}
