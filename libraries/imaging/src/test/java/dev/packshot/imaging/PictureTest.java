package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.devkit.picture.PresentationSamples;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The renditions of a picture and their content. */
class PictureTest {
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
  void isNeitherEnlargedNorHigherThanFourTimesItsWidth(int width, int height, String widths) {
    var picture = Picture.of(new Size(width, height), new Bitmap(new Size(1, 1), new int[1]));

    assertThat(picture.widths()).map(String::valueOf).containsExactly(widths.split(" "));
  }

  @Test
  void hasNoRenditionOfAnotherWidth() throws Exception {
    var picture =
        DecodedRendition.judge(new CameraPhoto(320, 200, 1, 0.9f).jpeg()).picture().orElseThrow();

    assertThatThrownBy(() -> picture.rendition(300))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[200, 320]");
  }

  @Test
  void isAPngOnlyIfItIsTransparent() {
    var translucent = DecodedRendition.of(PresentationSamples.red(true));
    var opaque = DecodedRendition.of(PresentationSamples.red(false));

    assertThat(translucent.rendition().format()).isEqualTo(ImageFormat.PNG);
    assertThat(translucent.at(0.2, 0.5)).isEqualTo(0x80ff0000);
    assertThat(translucent.at(0.8, 0.5)).isEqualTo(0xffff0000);
    assertThat(opaque.rendition().format()).isEqualTo(ImageFormat.JPEG);
    opaque.assertColour(0.5, 0.5, 0xff0000);
  }

  @Test
  void showsTheWholeCanvasOfAnAnimation() {
    var decoded = DecodedRendition.of(PresentationSamples.cornerGif());

    assertThat(decoded.rendition().width()).isEqualTo(64);
    assertThat(decoded.at(0.2, 0.2)).isZero();
    assertThat(decoded.at(0.6, 0.6) >>> 24).isEqualTo(255);
  }

  @Test
  void containsNoMetadataOfTheFile() {
    var file = PresentationSamples.photoWithMetadata();
    assertThat(markers(file)).contains(0xe1, 0xed, 0xfe);

    var rendition = DecodedRendition.of(file).rendition().bytes();

    assertThat(markers(rendition)).doesNotContain(0xe1, 0xe2, 0xed, 0xee, 0xfe);
    assertThat(new String(rendition, ISO_8859_1)).doesNotContain("Exif", "2026", "home", "http");
  }

  @Test
  void isAProgressiveJpegWithChromaSubsampling() {
    var rendition =
        DecodedRendition.of(new CameraPhoto(320, 240, 1, 0.9f).jpeg()).rendition().bytes();
    int frame = new String(rendition, ISO_8859_1).indexOf("\u00ff\u00c2");

    assertThat(frame).isPositive();
    assertThat(rendition[frame + 11]).as("sampling of the luma").isEqualTo((byte) 0x22);
  }

  @Test
  void isAPngWithoutMetadata() {
    var rendition =
        new String(
            DecodedRendition.of(PresentationSamples.red(true)).rendition().bytes(), ISO_8859_1);

    assertThat(rendition).contains("IHDR", "IDAT").doesNotContain("tEXt", "eXIf", "iCCP", "tIME");
  }

  /** Returns the markers of all segments before the first scan. */
  private static List<Integer> markers(byte[] jpeg) {
    var markers = new ArrayList<Integer>();
    for (int at = 2; (jpeg[at + 1] & 0xff) != 0xda; ) {
      markers.add(jpeg[at + 1] & 0xff);
      at += 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
    }
    return markers;
  }
}
