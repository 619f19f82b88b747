package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.devkit.picture.PresentationSamples;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The orientation of renditions, which are upright whatever the file specifies. */
class OrientationTest {
  static IntStream orientations() {
    return IntStream.rangeClosed(1, 8);
  }

  @ParameterizedTest
  @MethodSource("orientations")
  void turnsAJpegUpright(int orientation) {
    assertUpright(new CameraPhoto(320, 200, orientation, 0.9f).jpeg(), orientation);
  }

  @ParameterizedTest
  @MethodSource("orientations")
  void turnsAPngUpright(int orientation) {
    assertUpright(PresentationSamples.turnedPng(320, 200, orientation), orientation);
  }

  @ParameterizedTest
  @MethodSource("orientations")
  void turnsAWebpUpright(int orientation) {
    assertUpright(PresentationSamples.turnedWebp(320, 200, orientation), orientation);
  }

  private static void assertUpright(byte[] file, int orientation) {
    var decoded = DecodedRendition.of(file);

    assertThat(decoded.rendition().width()).isEqualTo(orientation > 4 ? 200 : 320);
    decoded
        .assertNoisyColour(0.05, 0.05, 0xff0000)
        .assertNoisyColour(0.95, 0.05, 0x00ff00)
        .assertNoisyColour(0.05, 0.95, 0x0000ff)
        .assertNoisyColour(0.95, 0.95, 0xffff00);
  }

  @Test
  void hasTheFactsOfTheEncodedAndTheSizeOfTheUprightPicture() throws Exception {
    var judgement = DecodedRendition.judge(new CameraPhoto(320, 200, 6, 0.9f).jpeg());

    assertThat(judgement.verdict())
        .isEqualTo(new Verdict.Valid(new ImageFacts(ImageFormat.JPEG, 320, 200)));
    assertThat(judgement.picture().orElseThrow().width()).isEqualTo(200);
    assertThat(judgement.picture().orElseThrow().height()).isEqualTo(320);
  }
}
