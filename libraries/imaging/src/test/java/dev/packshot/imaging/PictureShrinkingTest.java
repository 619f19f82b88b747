package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.PresentationSamples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that are made smaller lose nothing that can be seen. */
class PictureShrinkingTest {
  /** The reference is a mean of whole pixels, worked out pixel by pixel. */
  @Test
  void isAsCloseToTheWholeAsAMeanCanBe() throws Exception {
    var scene = PresentationSamples.scene(3_200, 2_400);

    var shown = Shown.of(Shown.picture(PresentationSamples.png(scene)).rendition(400));

    assertThat(psnr(mean(scene, 8), shown.pixels())).isGreaterThan(34);
  }

  /** Lines as fine as the pixels of a larger picture turn grey, not into a pattern. */
  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void leavesNoPixelOut(String format) throws Exception {
    var lines = new BufferedImage(4_800, 3_600, BufferedImage.TYPE_3BYTE_BGR);
    var pen = lines.createGraphics();
    for (int x = 0; x < lines.getWidth(); x += 2) {
      pen.drawLine(x, 0, x, lines.getHeight());
    }
    pen.dispose();
    var file = new ByteArrayOutputStream();
    ImageIO.write(lines, format, file);

    var shown = Shown.of(Shown.picture(file.toByteArray()).rendition(200));

    shown.assertColour(0.1, 0.1, 0x808080).assertColour(0.63, 0.41, 0x808080);
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
          int off = ((a.getRGB(x, y) >> shift) & 0xff) - ((b.getRGB(x, y) >> shift) & 0xff);
          squares += off * off;
        }
      }
    }
    return 10 * Math.log10(255 * 255 * 3.0 * a.getWidth() * a.getHeight() / squares);
  }
}
