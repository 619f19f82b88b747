package dev.packshot.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.devkit.picture.PicturesToShow;
import dev.packshot.devkit.picture.SoundImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
  private static final int ORANGE = 0xff8000;

  /** Half the light is 188 of 255 to the eye: IEC 61966-2-1. */
  private static final int ORANGE_OF_LIGHT = 0xffbc00;

  static IntStream orientations() {
    return IntStream.rangeClosed(1, 8);
  }

  @ParameterizedTest
  @MethodSource("orientations")
  void showsAJpegUpright(int orientation) {
    assertUpright(new CameraPhoto(320, 200, orientation, 0.9f).jpeg(), orientation);
  }

  @ParameterizedTest
  @MethodSource("orientations")
  void showsAPngUpright(int orientation) {
    assertUpright(PicturesToShow.turnedPng(320, 200, orientation), orientation);
  }

  @ParameterizedTest
  @MethodSource("orientations")
  void showsAWebpUpright(int orientation) {
    assertUpright(PicturesToShow.turnedWebp(320, 200, orientation), orientation);
  }

  private static void assertUpright(byte[] file, int orientation) {
    var shown = Shown.of(file);

    assertThat(shown.rendition().width()).isEqualTo(orientation > 4 ? 200 : 320);
    shown
        .assertBrightColour(0.05, 0.05, 0xff0000)
        .assertBrightColour(0.95, 0.05, 0x00ff00)
        .assertBrightColour(0.05, 0.95, 0x0000ff)
        .assertBrightColour(0.95, 0.95, 0xffff00);
  }

  @Test
  void tellsTheFactsAsEncodedAndTheSizeAsShown() throws Exception {
    var judgement = judge(new CameraPhoto(320, 200, 6, 0.9f).jpeg());

    assertThat(judgement.verdict())
        .isEqualTo(new Verdict.Sound(new ImageFacts(ImageFormat.JPEG, 320, 200)));
    assertThat(judgement.picture().orElseThrow().width()).isEqualTo(200);
    assertThat(judgement.picture().orElseThrow().height()).isEqualTo(320);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 80, 100",
    "200, 150, 200",
    "201, 150, 200 201",
    "799, 100, 200 400 799",
    "1600, 1200, 200 400 800 1600",
    "1601, 1200, 200 400 800 1600",
    "4000, 100, 200 400 800 1600",
    "100, 400, 100",
    "100, 1000, 80 100",
    "1000, 10000, 80 160 320 640",
    "16, 800, 16",
    "20, 1000, 16 20",
  })
  void isNeverMadeLargerAndNeverTooTall(int width, int height, String widths) {
    var picture = Picture.of(new Size(width, height), new Bitmap(new Size(1, 1), new int[1]));

    assertThat(picture.widths()).map(String::valueOf).containsExactly(widths.split(" "));
  }

  @Test
  void isMadeInNoOtherWidth() throws Exception {
    var picture = judge(new CameraPhoto(320, 200, 1, 0.9f).jpeg()).picture().orElseThrow();

    assertThatThrownBy(() -> picture.rendition(300))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[200, 320]");
  }

  @Test
  void isShownInSrgbWhateverItsProfile() {
    Shown.of(PicturesToShow.linearJpeg(ORANGE)).assertColour(0.5, 0.5, ORANGE_OF_LIGHT);
    Shown.of(PicturesToShow.linearPng(ORANGE)).assertColour(0.5, 0.5, ORANGE_OF_LIGHT);
  }

  @Test
  void isShownAsItIsWhereItsProfileIsBroken() {
    Shown.of(PicturesToShow.jpegWithBrokenProfile(ORANGE)).assertColour(0.5, 0.5, ORANGE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isRedGreenAndBlueWhereTheFileSaysSo(boolean marked) {
    Shown.of(PicturesToShow.rgbJpeg(ORANGE, marked)).assertColour(0.5, 0.5, ORANGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void isAsGreyAsItWas(int bits) {
    Shown.of(PicturesToShow.grey(0x80, bits)).assertColour(0.5, 0.5, 0x808080);
  }

  @Test
  void isAPngOnlyWhereItShinesThrough() {
    var shining = Shown.of(PicturesToShow.red(true));
    var opaque = Shown.of(PicturesToShow.red(false));

    assertThat(shining.rendition().format()).isEqualTo(ImageFormat.PNG);
    assertThat(shining.at(0.2, 0.5)).isEqualTo(0x80ff0000);
    assertThat(shining.at(0.8, 0.5)).isEqualTo(0xffff0000);
    assertThat(opaque.rendition().format()).isEqualTo(ImageFormat.JPEG);
    opaque.assertColour(0.5, 0.5, 0xff0000);
  }

  @Test
  void isTheWholeCanvasOfAnAnimation() {
    var shown = Shown.of(PicturesToShow.cornerGif());

    assertThat(shown.rendition().width()).isEqualTo(64);
    assertThat(shown.at(0.2, 0.2)).isZero();
    assertThat(shown.at(0.6, 0.6) >>> 24).isEqualTo(255);
  }

  @Test
  void tellsNothingButItself() {
    var file = PicturesToShow.gossip();
    assertThat(markers(file)).contains(0xe1, 0xed, 0xfe);

    var made = Shown.of(file).rendition().bytes();

    assertThat(markers(made)).doesNotContain(0xe1, 0xe2, 0xed, 0xee, 0xfe);
    assertThat(new String(made, ISO_8859_1)).doesNotContain("Exif", "2026", "home", "http");
  }

  @Test
  void isAProgressiveJpegOfHalvedColours() {
    var made = Shown.of(new CameraPhoto(320, 240, 1, 0.9f).jpeg()).rendition().bytes();
    int frame = new String(made, ISO_8859_1).indexOf("\u00ff\u00c2");

    assertThat(frame).isPositive();
    assertThat(made[frame + 11]).as("sampling of the luma").isEqualTo((byte) 0x22);
  }

  @Test
  void holdsOnlyPixelsWhereItIsAPng() {
    var made = new String(Shown.of(PicturesToShow.red(true)).rendition().bytes(), ISO_8859_1);

    assertThat(made).contains("IHDR", "IDAT").doesNotContain("tEXt", "eXIf", "iCCP", "tIME");
  }

  /** The reference is a mean of whole pixels, worked out pixel by pixel. */
  @Test
  void isAsCloseToTheWholeAsAMeanCanBe() throws Exception {
    var scene = PicturesToShow.scene(3_200, 2_400);

    var shown = new Shown(null, decode(picture(PicturesToShow.png(scene)).rendition(400)));

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

    var shown = new Shown(null, decode(picture(file.toByteArray()).rendition(200)));

    shown.assertColour(0.1, 0.1, 0x808080).assertColour(0.63, 0.41, 0x808080);
  }

  @Test
  void mayBeACmykJpeg() {
    var cmyk = SoundImages.all().stream().filter(s -> s.name().equals("JPEG CMYK")).findFirst();

    var shown = Shown.of(cmyk.orElseThrow().bytes());

    // the inks of the fixture, at the left little cyan, at the right little of the third
    assertThat(shown.at(0.02, 0.02) & 0xff).isLessThan(60);
    assertThat(shown.at(0.02, 0.02) >> 16 & 0xff).isGreaterThan(150);
  }

  private static Picture picture(byte[] file) {
    return judge(file).picture().orElseThrow();
  }

  private static Judgement judge(byte[] file) {
    try {
      return Samples.JUDGE.judge(new ByteArrayInputStream(file), ImageFormat.PRODUCT_IMAGES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage decode(Rendition rendition) {
    return Shown.of(rendition).pixels();
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

  /** Of all segments up to the first scan. */
  private static List<Integer> markers(byte[] jpeg) {
    var markers = new ArrayList<Integer>();
    for (int at = 2; (jpeg[at + 1] & 0xff) != 0xda; ) {
      markers.add(jpeg[at + 1] & 0xff);
      at += 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
    }
    return markers;
  }
}
