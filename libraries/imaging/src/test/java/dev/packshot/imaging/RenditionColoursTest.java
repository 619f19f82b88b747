package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.PresentationSamples;
import dev.packshot.devkit.picture.ValidImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of renditions, which are in sRGB whatever the file uses. */
class RenditionColoursTest {
  private static final int ORANGE = 0xff8000;

  /** The same samples if they are linear: half the light is 188 of 255 in sRGB (IEC 61966-2-1). */
  private static final int LINEAR_ORANGE = 0xffbc00;

  @Test
  void areConvertedFromTheProfileToSrgb() {
    DecodedRendition.of(PresentationSamples.linearJpeg(ORANGE))
        .assertColour(0.5, 0.5, LINEAR_ORANGE);
    DecodedRendition.of(PresentationSamples.linearPng(ORANGE))
        .assertColour(0.5, 0.5, LINEAR_ORANGE);
  }

  @Test
  void areUnchangedIfTheProfileIsMalformed() {
    DecodedRendition.of(PresentationSamples.jpegWithBrokenProfile(ORANGE))
        .assertColour(0.5, 0.5, ORANGE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void areNotConvertedIfTheJpegIsMarkedAsRgb(boolean adobeMarker) {
    DecodedRendition.of(PresentationSamples.rgbJpeg(ORANGE, adobeMarker))
        .assertColour(0.5, 0.5, ORANGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void keepTheGreyLevel(int bits) {
    DecodedRendition.of(PresentationSamples.grey(0x80, bits)).assertColour(0.5, 0.5, 0x808080);
  }

  @Test
  void areTheUpperEightOfSixteenBits() {
    DecodedRendition.of(PresentationSamples.sixteenBits(ORANGE)).assertColour(0.5, 0.5, ORANGE);
  }

  @Test
  void areConvertedFromCmyk() {
    var cmyk = ValidImages.all().stream().filter(s -> s.name().equals("JPEG CMYK")).findFirst();

    var decoded = DecodedRendition.of(cmyk.orElseThrow().bytes());

    // the sample has little cyan on the left, and little yellow on the right
    assertThat(decoded.at(0.02, 0.02) & 0xff).isLessThan(60);
    assertThat(decoded.at(0.02, 0.02) >> 16 & 0xff).isGreaterThan(150);
  }
}
