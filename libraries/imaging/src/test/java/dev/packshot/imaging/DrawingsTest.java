package dev.packshot.imaging;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.weisj.jsvg.logging.impl.LogManagerImpl;
import dev.packshot.devkit.picture.Drawings;
import dev.packshot.devkit.picture.HostileDrawings;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.imaging.Verdict.Sound;
import dev.packshot.imaging.Verdict.Unsound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawingsTest {
  private static final String SCRIPT = "The drawing holds a script; only still pictures are taken.";
  private static final String PHOTO = "The drawing holds a photo; send the photo instead.";
  private static final String OUTSIDE =
      "The drawing refers to something outside of its file; put it in, as paths.";
  private static final String ENTITIES = "The drawing defines entities; export it as plain SVG.";
  private static final String MALFORMED = "The picture is damaged: it is no well-formed XML.";
  private static final String COPIES =
      "The drawing copies itself, or copies of copies over 15 times.";
  private static final String LONG = "The drawing is too detailed: it takes too long to paint.";
  private static final String CLIPS =
      "The drawing is too detailed: one of its clips has too many lines.";
  private static final String ENCODING =
      "The drawing is not in UTF-8; export it again in that encoding.";
  private static final String NONE =
      "This is not an image that can be taken; send JPEG, PNG, WEBP, GIF, BMP or SVG.";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          entry("script", SCRIPT),
          entry("script of HTML", SCRIPT),
          entry("script in metadata", SCRIPT),
          entry("script in capitals", SCRIPT),
          entry("handler", SCRIPT),
          entry("web page", flatten("holds a piece of a web page")),
          entry("iframe of HTML", flatten("holds a piece of a web page")),
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
          entry("text", "The drawing holds text; convert it to paths and export it again."),
          entry("filter", flatten("uses a filter (shadow, blur)")),
          entry("mask", flatten("uses a mask")),
          entry("pattern", flatten("uses a pattern")),
          entry("marker", flatten("uses markers (arrow heads)")),
          entry("unknown element", "The drawing holds an element that is not taken: flowRoot."),
          entry("width of 1e9", tooLong()),
          entry("view box of 1e9", tooLong()),
          entry(
              "narrow", "The picture is too narrow: it is 10 x 1,000 pixels; the most is 50 to 1."),
          entry("no size", "The picture is empty: its size is 0 x 0 pixels."),
          entry("broken view box", "The picture is damaged: its viewBox is not four numbers."),
          entry("deep", "The drawing is nested too deep: the most is 64 levels."),
          entry("100,000 elements", "The drawing is too detailed: it has over 20,000 elements."),
          entry(
              "copies of copies",
              "The drawing is too detailed: with all its copies it has over 50,000 shapes."),
          entry("copies in a chain", COPIES),
          entry("copy of itself", COPIES),
          entry("endless dashes", LONG),
          entry("scribble", LONG),
          entry("translucent layers", LONG),
          entry("clips in clips", LONG),
          entry("scribble as a clip", CLIPS),
          entry("curves as a clip", CLIPS),
          entry("gradient", "The drawing is too detailed: a gradient has over 100 colours."),
          entry("style rules", styles()),
          entry("style of descendants", styles()),
          entry(
              "comment of 3 MB",
              "The drawing is too detailed: it has 3,000,119 bytes; the most is 2,097,152."),
          entry("not well-formed", MALFORMED),
          entry("cut off", MALFORMED),
          entry("Latin 1", ENCODING),
          entry("Latin 1, declared", ENCODING),
          entry("UTF-16", NONE),
          entry("compressed", NONE));

  static List<ImageSample> hostile() {
    return HostileDrawings.all();
  }

  static List<ImageSample> sound() {
    return Drawings.valid();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void areRejectedWithAReasonThatAPersonUnderstands(ImageSample sample) throws Exception {
    assertThat(judged(sample).verdict()).isEqualTo(new Unsound(REASONS.get(sample.name())));
  }

  @Test
  void haveAReasonEach() {
    assertThat(hostile()).extracting(ImageSample::name).hasSameElementsAs(REASONS.keySet());
  }

  @ParameterizedTest
  @MethodSource("sound")
  void arePaintedInEverySize(ImageSample sample) throws Exception {
    var judgement = judged(sample);

    assertThat(judgement.verdict()).isEqualTo(new Sound(new ImageFacts(ImageFormat.SVG, 40, 30)));
    var picture = judgement.picture().orElseThrow();
    assertThat(picture.widths()).containsExactly(200, 400, 800, 1_600);
    var shown = Shown.of(picture.rendition(200));
    assertThat(shown.rendition().format()).isEqualTo(ImageFormat.JPEG);
    assertThat(shown.rendition().height()).isEqualTo(150);
    shown.assertColour(0.02, 0.02, 0xff0000).assertColour(0.98, 0.98, 0xff0000);
  }

  @Test
  void areNoPhotos() throws Exception {
    var sample = sound().get(0);

    var verdict =
        Samples.JUDGE.judge(new ByteArrayInputStream(sample.bytes()), ImageFormat.PHOTOS).verdict();

    assertThat(verdict)
        .isEqualTo(
            new Unsound("SVG images cannot be taken; send JPEG, PNG, WEBP, GIF, BMP or HEIC."));
  }

  @Test
  void cannotFillTheLog() {
    assertThat(LogManagerImpl.logManager()).isInstanceOf(PainterSilence.class);
  }

  private static Judgement judged(ImageSample sample) throws IOException {
    return Samples.JUDGE.judge(
        new ByteArrayInputStream(sample.bytes()), ImageFormat.PRODUCT_IMAGES);
  }

  private static String flatten(String what) {
    return "The drawing " + what + "; flatten it in the drawing program and export it again.";
  }

  private static String tooLong() {
    return "The picture is too long: it is 1,000,000,000 x 1,000,000,000 pixels;"
        + " the most is 20,000 a side.";
  }

  private static String styles() {
    return "The drawing has a style sheet that is too complex; export it with attributes.";
  }
}
