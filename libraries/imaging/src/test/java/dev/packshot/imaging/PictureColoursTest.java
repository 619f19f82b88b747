package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.PresentationSamples;
import dev.packshot.devkit.picture.ValidImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures have the colours in sRGB that their files mean. */
class PictureColoursTest {
  private static final int ORANGE = 0xff8000;

  /** Half the light is 188 of 255 to the eye: IEC 61966-2-1. */
  private static final int ORANGE_OF_LIGHT = 0xffbc00;

  @Test
  void isShownInSrgbWhateverItsProfile() {
    Shown.of(PresentationSamples.linearJpeg(ORANGE)).assertColour(0.5, 0.5, ORANGE_OF_LIGHT);
    Shown.of(PresentationSamples.linearPng(ORANGE)).assertColour(0.5, 0.5, ORANGE_OF_LIGHT);
  }

  @Test
  void isShownAsItIsWhereItsProfileIsBroken() {
    Shown.of(PresentationSamples.jpegWithBrokenProfile(ORANGE)).assertColour(0.5, 0.5, ORANGE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isRedGreenAndBlueWhereTheFileSaysSo(boolean marked) {
    Shown.of(PresentationSamples.rgbJpeg(ORANGE, marked)).assertColour(0.5, 0.5, ORANGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void isAsGreyAsItWas(int bits) {
    Shown.of(PresentationSamples.grey(0x80, bits)).assertColour(0.5, 0.5, 0x808080);
  }

  @Test
  void isOfTheUpperEightOfSixteenBits() {
    Shown.of(PresentationSamples.sixteenBits(ORANGE)).assertColour(0.5, 0.5, ORANGE);
  }

  @Test
  void mayBeACmykJpeg() {
    var cmyk = ValidImages.all().stream().filter(s -> s.name().equals("JPEG CMYK")).findFirst();

    var shown = Shown.of(cmyk.orElseThrow().bytes());

    // the inks of the fixture, at the left little cyan, at the right little of the third
    assertThat(shown.at(0.02, 0.02) & 0xff).isLessThan(60);
    assertThat(shown.at(0.02, 0.02) >> 16 & 0xff).isGreaterThan(150);
  }
}
