package dev.packshot.imaging.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreyPictureTest {
  @ParameterizedTest
  @CsvSource({
    "ffffffff, 255",
    "ff000000, 0",
    "ffff0000, 76",
    "ff00ff00, 150",
    "ff0000ff, 29",
    "00000000, 255",
    "80000000, 127",
  })
  void hasTheBrightnessOfEachColourOnWhite(String argb, int expected) {
    var pixel = new int[] {Integer.parseUnsignedInt(argb, 16)};
    var picture = GreyPicture.of(new Bitmap(new Size(1, 1), pixel));
    assertThat(picture.values()[0] & 0xff).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2000, 1000, 2000, 1000",
    "4000, 1000, 2000, 500",
    "1600, 6400, 500,  2000",
    "3,    2,    3,    2",
  })
  void isNeverLargerThanItsLimitAndKeepsItsProportions(int width, int height, int w, int h) {
    var picture = GreyPicture.of(new Bitmap(new Size(width, height), new int[width * height]));
    assertThat(picture.width()).isEqualTo(w);
    assertThat(picture.height()).isEqualTo(h);
  }

  @Test
  void isTurnedCounterclockwise() {
    int black = 0xff000000;
    int white = 0xffffffff;
    var picture =
        GreyPicture.of(
            new Bitmap(new Size(3, 2), new int[] {white, white, black, white, white, white}));
    var turned = picture.turned();
    assertThat(turned.width()).isEqualTo(2);
    assertThat(turned.height()).isEqualTo(3);
    assertThat(turned.values()).containsExactly(0, -1, -1, -1, -1, -1);
  }
}
