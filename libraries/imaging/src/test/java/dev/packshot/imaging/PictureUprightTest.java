package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.devkit.picture.PresentationSamples;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures are shown the way up that their files say. */
class PictureUprightTest {
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
    assertUpright(PresentationSamples.turnedPng(320, 200, orientation), orientation);
  }

  @ParameterizedTest
  @MethodSource("orientations")
  void showsAWebpUpright(int orientation) {
    assertUpright(PresentationSamples.turnedWebp(320, 200, orientation), orientation);
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
    var judgement = Shown.judge(new CameraPhoto(320, 200, 6, 0.9f).jpeg());

    assertThat(judgement.verdict())
        .isEqualTo(new Verdict.Sound(new ImageFacts(ImageFormat.JPEG, 320, 200)));
    assertThat(judgement.picture().orElseThrow().width()).isEqualTo(200);
    assertThat(judgement.picture().orElseThrow().height()).isEqualTo(320);
  }
}
