package dev.packshot.imaging;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.HostileImages;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.imaging.Verdict.Invalid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileImagesTest {
  private static final String NOT_AN_IMAGE = "This is not an image that is accepted; send JPEG.";
  private static final String BYTES_END =
      "The picture is cut off: the data ends before the picture does.";
  private static final String PIXELS_END =
      "The picture is cut off: its data ends before its last pixel.";
  private static final String NO_PICTURE =
      "The picture is cut off: the file ends before its picture begins.";
  private static final String DAMAGED = "The picture is damaged: its data cannot be decoded.";
  private static final String LAYERS =
      "The picture is too large: its frames and layers have over 120,000,000 pixels in all.";
  private static final String FRAMES = "The animation has more than 1,000 frames.";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          entry("empty", "The file is empty."),
          entry("one byte", NOT_AN_IMAGE),
          entry("text as JPEG", NOT_AN_IMAGE),
          entry("text as BMP", "This is not an image that is accepted; send BMP."),
          entry("HTML before a JPEG", "Web pages are not accepted; send JPEG."),
          entry("JPEG cut off", PIXELS_END),
          entry("JPEG cut off before its end marker", PIXELS_END),
          entry("JPEG progressive, cut off", BYTES_END),
          entry("PNG cut off", PIXELS_END),
          entry("WebP cut off", BYTES_END),
          entry("GIF cut off", PIXELS_END),
          entry("BMP cut off", BYTES_END),
          entry("HEIC cut off", BYTES_END),
          entry("HEIC misplaced data", BYTES_END),
          entry("PNG half the rows", PIXELS_END),
          entry("GIF half the rows", PIXELS_END),
          entry(
              "PNG flipped bit",
              "The picture is damaged: the checksum of its chunk IDAT is wrong."),
          entry("PNG without rows", NO_PICTURE),
          entry("JPEG impossible codes", DAMAGED),
          entry("GIF impossible code", DAMAGED),
          entry("JPEG 1 x 65,535", tooLong("1 x 65,535")),
          entry("JPEG 65,535 x 1", tooLong("65,535 x 1")),
          entry("PNG 1 x 65,535", tooLong("1 x 65,535")),
          entry(
              "JPEG narrow",
              "The picture is too narrow: it is 10 x 10,000 pixels; the maximum is 50 to 1."),
          entry("JPEG 65,500 x 65,500", tooLong("65,500 x 65,500")),
          entry("JPEG headers only", PIXELS_END),
          entry("JPEG without height", "The picture is empty: its size is 100 x 0 pixels."),
          entry("JPEG scans", "The picture is coded in more than 100 scans."),
          entry("JPEG large scans", "The picture is coded in too many scans for its size."),
          entry("PNG 30,000 x 30,000", tooLong("30,000 x 30,000")),
          entry("PNG of the largest width", tooLong("2,147,483,648 x 1")),
          entry("GIF 10,000 frames", FRAMES),
          entry("GIF giant screen", tooLong("65,535 x 65,535")),
          entry("BMP headers only", BYTES_END),
          entry("BMP 30,000 x 30,000", tooLong("30,000 x 30,000")),
          entry(
              "WebP 16,384 x 16,384",
              "The picture is too large: 16,384 x 16,384 is 268,435,456 pixels; the maximum is"
                  + " 50,500,000."),
          entry("WebP giant canvas", tooLong("16,777,216 x 16,777,216")),
          entry("WebP large frames", LAYERS),
          entry("WebP layers", LAYERS),
          entry("WebP 10,000 frames", FRAMES),
          entry("HEIC giant", tooLong("65,535 x 65,535")));

  static List<ImageSample> hostile() {
    return HostileImages.all();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void areRejectedWithAReasonForTheSender(ImageSample sample) {
    assertThat(Samples.verdict(sample)).isEqualTo(new Invalid(REASONS.get(sample.name())));
  }

  @Test
  void areAllExpectedToBeRejected() {
    assertThat(hostile()).extracting(ImageSample::name).hasSameElementsAs(REASONS.keySet());
  }

  private static String tooLong(String size) {
    return "The picture is too long: it is " + size + " pixels; the maximum is 20,000 per side.";
  }
}
