package dev.packshot.imaging;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.Drawings;
import dev.packshot.devkit.picture.HostileDrawings;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.imaging.Verdict.Invalid;
import dev.packshot.imaging.Verdict.Valid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawingsTest {
  private static final String SCRIPT =
      "The drawing contains a script; only still pictures are accepted.";
  private static final String PHOTO = "The drawing contains a photo; send the photo instead.";
  private static final String OUTSIDE =
      "The drawing refers to something outside its file; embed it as paths.";
  private static final String ENTITIES = "The drawing defines entities; export it as plain SVG.";
  private static final String MALFORMED = "The picture is damaged: it is not well-formed XML.";
  private static final String COPIES =
      "The drawing copies itself or nests copies over 15 levels deep.";
  private static final String TOO_MUCH_WORK =
      "The drawing is too detailed: it takes too long to paint.";
  private static final String CLIPS =
      "The drawing is too detailed: one of its clips has too many lines.";
  private static final String ENCODING =
      "The drawing is not in UTF-8; export it again in that encoding.";
  private static final String NOT_AN_IMAGE =
      "This is not an image that is accepted; send JPEG, PNG, WEBP, GIF, BMP, HEIC or SVG.";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          entry("script", SCRIPT),
          entry("script of HTML", SCRIPT),
          entry("script in metadata", SCRIPT),
          entry("script in capitals", SCRIPT),
          entry("handler", SCRIPT),
          entry("web page", flatten("contains a piece of a web page")),
          entry("iframe of HTML", flatten("contains a piece of a web page")),
          entry("photo from elsewhere", PHOTO),
          entry("photo of this machine", PHOTO),
          entry("photo inside", PHOTO),
          entry("copy from elsewhere", OUTSIDE),
          entry("copy of a file", OUTSIDE),
          entry("copy of data", OUTSIDE),
          entry("paint from elsewhere", OUTSIDE),
          entry("escaped paint", OUTSIDE),
          entry("filter from elsewhere", OUTSIDE),
          entry("style import", OUTSIDE),
          entry("style from elsewhere", OUTSIDE),
          entry("style sheet instruction", OUTSIDE),
          entry("external entity", ENTITIES),
          entry("parameter entity", ENTITIES),
          entry("billion laughs", ENTITIES),
          entry("unknown entity", MALFORMED),
          entry("text", "The drawing contains text; convert it to paths and export it again."),
          entry("filter", flatten("uses a filter (shadow, blur)")),
          entry("mask", flatten("uses a mask")),
          entry("pattern", flatten("uses a pattern")),
          entry("marker", flatten("uses markers (arrow heads)")),
          entry(
              "unknown element",
              "The drawing contains an element that is not supported: flowRoot."),
          entry("width of 1e9", tooLong()),
          entry("view box of 1e9", tooLong()),
          entry(
              "narrow",
              "The picture is too narrow: it is 10 x 1,000 pixels; the maximum is 50 to 1."),
          entry("no size", "The picture is empty: its size is 0 x 0 pixels."),
          entry("broken view box", "The picture is damaged: its viewBox is not four numbers."),
          entry("deep", "The drawing is nested too deeply: the maximum is 64 levels."),
          entry("100,000 elements", "The drawing is too detailed: it has over 20,000 elements."),
          entry(
              "copies of copies",
              "The drawing is too detailed: with all its copies it has over 50,000 shapes."),
          entry("copies in a chain", COPIES),
          entry("copy of itself", COPIES),
          entry("endless dashes", TOO_MUCH_WORK),
          entry("scribble", TOO_MUCH_WORK),
          entry("translucent layers", TOO_MUCH_WORK),
          entry("clips in clips", TOO_MUCH_WORK),
          entry("scribble as a clip", CLIPS),
          entry("curves as a clip", CLIPS),
          entry("gradient", "The drawing is too detailed: a gradient has over 100 colours."),
          entry("style rules", styleSheet()),
          entry("style of descendants", styleSheet()),
          entry(
              "comment of 3 MB",
              "The drawing is too detailed: it has 3,000,119 bytes; the maximum is 2,097,152."),
          entry("not well-formed", MALFORMED),
          entry("cut off", MALFORMED),
          entry("Latin 1", ENCODING),
          entry("Latin 1, declared", ENCODING),
          entry("UTF-16", NOT_AN_IMAGE),
          entry(
              "compressed",
              "Compressed files (gzip) are not accepted; send JPEG, PNG, WEBP, GIF, BMP, HEIC or SVG."));

  static List<ImageSample> hostile() {
    return HostileDrawings.all();
  }

  static List<ImageSample> valid() {
    return Drawings.valid();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void areRejectedWithAReasonForTheSender(ImageSample sample) throws Exception {
    assertThat(judge(sample).verdict()).isEqualTo(new Invalid(REASONS.get(sample.name())));
  }

  @Test
  void areAllExpectedToBeRejected() {
    assertThat(hostile()).extracting(ImageSample::name).hasSameElementsAs(REASONS.keySet());
  }

  @ParameterizedTest
  @MethodSource("valid")
  void arePaintedInEveryWidth(ImageSample sample) throws Exception {
    var judgement = judge(sample);

    assertThat(judgement.verdict()).isEqualTo(new Valid(new ImageFacts(ImageFormat.SVG, 40, 30)));
    var picture = judgement.picture().orElseThrow();
    assertThat(picture.widths()).containsExactly(200, 400, 800, 1_600);
    var decoded = DecodedRendition.of(picture.rendition(200));
    assertThat(decoded.rendition().format()).isEqualTo(ImageFormat.JPEG);
    assertThat(decoded.rendition().height()).isEqualTo(150);
    decoded.assertColour(0.02, 0.02, 0xff0000).assertColour(0.98, 0.98, 0xff0000);
  }

  @Test
  void areNotAcceptedAsPhotos() throws Exception {
    var sample = valid().get(0);

    var verdict =
        Samples.JUDGE.judge(new ByteArrayInputStream(sample.bytes()), ImageFormat.PHOTOS).verdict();

    assertThat(verdict)
        .isEqualTo(
            new Invalid("SVG images are not accepted; send JPEG, PNG, WEBP, GIF, BMP or HEIC."));
  }

  private static Judgement judge(ImageSample sample) throws IOException {
    return Samples.JUDGE.judge(
        new ByteArrayInputStream(sample.bytes()), ImageFormat.PRODUCT_IMAGES);
  }

  private static String flatten(String cause) {
    return "The drawing " + cause + "; flatten it in the drawing program and export it again.";
  }

  private static String tooLong() {
    return "The picture is too long: it is 1,000,000,000 x 1,000,000,000 pixels;"
        + " the maximum is 20,000 per side.";
  }

  private static String styleSheet() {
    return "The drawing has a style sheet that is too complex; export it with attributes.";
  }
}
