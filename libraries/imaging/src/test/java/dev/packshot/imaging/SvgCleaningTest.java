package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.Drawings;
import dev.packshot.devkit.picture.ImageSample;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the painter gets to see of a drawing, whether it would act on it or not. */
class SvgCleaningTest {
  static List<ImageSample> sound() {
    return Drawings.valid();
  }

  @ParameterizedTest
  @MethodSource("sound")
  void leavesNothingThatActsMovesOrLeadsElsewhere(ImageSample sample) throws InvalidImage {
    var clean = SvgCleaning.clean(new String(sample.bytes(), UTF_8)).document();

    assertThat(clean.toLowerCase(Locale.ROOT))
        .contains("red", "</svg>")
        .doesNotContain("alert", " on", "127.0.0.1", "animate", "<set", "doctype", "urn:x", "blue");
  }

  @Test
  void leavesNothingThatOnlyTells() throws InvalidImage {
    var document =
        "<?xml version='1.0'?><!-- drawn at home --><svg xmlns='http://www.w3.org/2000/svg'"
            + " data-author='home'><title>home</title><desc>home</desc><metadata>home</metadata>"
            + "<g><![CDATA[home]]>home</g></svg>";

    assertThat(SvgCleaning.clean(document).document()).contains("<g>").doesNotContain("home");
  }

  @Test
  void writesADrawingAnewWithItsSizeInPixels() throws InvalidImage {
    var document =
        "<svg xmlns='http://www.w3.org/2000/svg' x='7' width='1in' height='2in'>"
            + "<a href='https://example.com'><path d='M0 0h1' onclick='go()' fill='red'/></a></svg>";

    assertThat(SvgCleaning.clean(document).document())
        .isEqualTo(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96.0\" height=\"192.0\">"
                + "<g><path d=\"M0 0h1\" fill=\"red\"></path></g></svg>");
  }

  @Test
  void keepsWhatEscapesWereEscaped() throws InvalidImage {
    var document =
        "<svg xmlns='http://www.w3.org/2000/svg'><g id='&quot;&gt;&lt;script&gt;'/></svg>";

    assertThat(SvgCleaning.clean(document).document()).doesNotContain("<script");
  }
}
