package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.imaging.heic.PillowHeif;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of product photos with one fault each, and their second implementation in Python. */
class QualityTest {
  private static final ProductPhoto GOOD = ProductPhoto.GOOD;

  @Test
  void tellsAGoodPhoto() throws IOException {
    var good = quality(GOOD);
    assertThat(good.sharpness()).isGreaterThan(300);
    assertThat(good.backgroundWhite()).isEqualTo(1_000);
    assertThat(good.fill()).isBetween(895, 905);
    assertThat(good.shorterSide()).isEqualTo(900);
    assertThat(good.clippedDark()).isZero();
  }

  @Test
  void tellsABlurredPhoto() throws IOException {
    assertThat(quality(GOOD.blurred()).sharpness()).isLessThan(quality(GOOD).sharpness() / 20);
  }

  @Test
  void tellsADarkPhoto() throws IOException {
    var dark = quality(GOOD.dark());
    assertThat(dark.brightness()).isLessThan(quality(GOOD).brightness() / 4);
    assertThat(dark.contrast()).isLessThan(quality(GOOD).contrast() / 4);
    assertThat(dark.backgroundWhite()).isZero();
  }

  @Test
  void tellsAGreyGround() throws IOException {
    var grey = quality(GOOD.onGround(0xe0e0e0));
    assertThat(grey.backgroundWhite()).isZero();
    assertThat(grey.fill()).isBetween(895, 905);
  }

  @Test
  void tellsASmallProduct() throws IOException {
    assertThat(quality(GOOD.filling(0.4)).fill()).isBetween(395, 405);
  }

  @Test
  void tellsAProductThatIsCutOff() throws IOException {
    var cut = quality(GOOD.filling(1.5));
    assertThat(cut.fill()).isEqualTo(1_000);
    assertThat(cut.backgroundWhite()).isLessThan(900);
  }

  @Test
  void tellsClippedPixels() throws IOException {
    var clipped = quality(GOOD.onGround(0x000000));
    assertThat(clipped.clippedDark()).isBetween(350, 650);
    assertThat(clipped.clippedLight()).isZero();
  }

  @Test
  void seesTransparentPixelsAsWhite() throws IOException {
    assertThat(quality(GOOD.transparent())).isEqualTo(quality(GOOD));
  }

  @Test
  void hasNumbersOfAPictureOfOnePixel() throws IOException {
    assertThat(quality(GOOD.withSize(1, 1)))
        .isEqualTo(new Quality(0, 1_000, 0, 0, 1_000, 1_000, 0, 1));
  }

  @Test
  void isTheSameInPython(@TempDir Path folder) throws Exception {
    var photos = ProductPhoto.all();
    for (var photo : photos.entrySet()) {
      Files.write(folder.resolve(photo.getKey() + ".png"), photo.getValue().png());
    }
    PillowHeif.run("quality.py", folder);
    for (var photo : photos.entrySet()) {
      assertSame(
          photo.getKey(), quality(photo.getValue()), folder.resolve(photo.getKey() + ".txt"));
    }
  }

  private static void assertSame(String name, Quality quality, Path measured) throws IOException {
    var expected =
        Arrays.stream(Files.readString(measured).split(" "))
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertThat((double) quality.sharpness())
        .as("%s: sharpness", name)
        .isCloseTo(expected[0], within(1 + expected[0] / 100));
    int[] shares = {
      quality.brightness(),
      quality.contrast(),
      quality.clippedDark(),
      quality.clippedLight(),
      quality.backgroundWhite(),
      quality.fill()
    };
    for (int at = 0; at < shares.length; at++) {
      assertThat(shares[at] / 1_000.0)
          .as("%s: share %d", name, at)
          .isCloseTo(expected[at + 1], within(0.002));
    }
    assertThat(quality.shorterSide()).isEqualTo((int) expected[7]);
  }

  private static Quality quality(ProductPhoto photo) throws IOException {
    var png = photo.png();
    return Samples.judge(png, png.length, ImageFormat.PNG).picture().orElseThrow().quality();
  }
}
