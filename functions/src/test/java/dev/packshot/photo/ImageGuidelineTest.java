package dev.packshot.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.imaging.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageGuidelineTest {
  @ParameterizedTest
  @CsvSource({"GS1_PRIMARY, 900, 900, 980, 0", "AMAZON_MAIN, 10, 1000, 980, 850"})
  void passesAPictureThatHasWhatIsWanted(
      ImageGuideline guideline, int shorter, int longer, int white, int fill) {
    assertThat(guideline.failures(quality(white, fill, shorter), longer)).isEmpty();
  }

  @Test
  void saysWhatAPictureLacksForGs1() {
    assertThat(ImageGuideline.GS1_PRIMARY.failures(quality(979, 0, 899), 899))
        .containsExactly(
            "The shorter side has 899 pixels; 900 are wanted.",
            "White covers 97 % of the edge; 98 % are wanted.");
  }

  @Test
  void saysWhatAPictureLacksForAmazon() {
    assertThat(ImageGuideline.AMAZON_MAIN.failures(quality(0, 614, 10), 999))
        .containsExactly(
            "The longer side has 999 pixels; 1000 are wanted.",
            "White covers 0 % of the edge; 98 % are wanted.",
            "The product fills 61 % of the frame; 85 % are wanted.");
  }

  private static Quality quality(int white, int fill, int shorter) {
    return new Quality(0, 0, 0, 0, 0, white, fill, shorter);
  }
}
