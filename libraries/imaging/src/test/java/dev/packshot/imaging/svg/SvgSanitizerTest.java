package dev.packshot.imaging.svg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.Drawings;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document that the painter receives. */
class SvgSanitizerTest {
  static List<ImageSample> valid() {
    return Drawings.valid();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void removesScriptsAnimationsAndReferences(ImageSample sample) throws InvalidImage {
    var sanitized = SvgSanitizer.sanitize(new String(sample.bytes(), UTF_8)).document();

    assertThat(sanitized.toLowerCase(Locale.ROOT))
        .contains("red", "</svg>")
        .doesNotContain("alert", " on", "127.0.0.1", "animate", "<set", "doctype", "urn:x", "blue");
  }

  @Test
  void removesDescriptionsAndComments() throws InvalidImage {
    var document =
        "<?xml version='1.0'?><!-- drawn at home --><svg xmlns='http://www.w3.org/2000/svg'"
            + " data-author='home'><title>home</title><desc>home</desc><metadata>home</metadata>"
            + "<g><![CDATA[home]]>home</g></svg>";

    assertThat(SvgSanitizer.sanitize(document).document()).contains("<g>").doesNotContain("home");
  }

  @Test
  void writesTheSizeInPixels() throws InvalidImage {
    var document =
        "<svg xmlns='http://www.w3.org/2000/svg' x='7' width='1in' height='2in'>"
            + "<a href='https://example.com'><path d='M0 0h1' onclick='go()' fill='red'/></a></svg>";

    assertThat(SvgSanitizer.sanitize(document).document())
        .isEqualTo(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96.0\" height=\"192.0\">"
                + "<g><path d=\"M0 0h1\" fill=\"red\"></path></g></svg>");
  }

  @Test
  void keepsEscapedCharactersEscaped() throws InvalidImage {
    var document =
        "<svg xmlns='http://www.w3.org/2000/svg'><g id='&quot;&gt;&lt;script&gt;'/></svg>";

    assertThat(SvgSanitizer.sanitize(document).document()).doesNotContain("<script");
  }
}
