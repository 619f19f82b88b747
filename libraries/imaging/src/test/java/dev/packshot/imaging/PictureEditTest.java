package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.imaging.PictureEdit.Crop;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pixels that remain after an edit. */
class PictureEditTest {
  /** Three columns and two rows: 1 2 3, 4 5 6. */
  private static final Bitmap PIXELS = new Bitmap(new Size(3, 2), new int[] {1, 2, 3, 4, 5, 6});

  private static final int ALL = Crop.ALL;

  @ParameterizedTest
  @CsvSource({"0, 123456", "90, 415263", "180, 654321", "270, 362514"})
  void areTurnedClockwise(int degrees, String pixels) {
    assertThat(text(new PictureEdit(degrees, PictureEdit.NONE.crop()))).isEqualTo(pixels);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 333333, 500000, 1",
    "333333, 0, 666667, 500000, 23",
    "0, 500000, 1000000, 500000, 456",
    "666667, 500000, 333333, 500000, 6",
    "0, 0, 1, 1, 1",
    "999999, 999999, 1, 1, 6"
  })
  void areThoseOfTheCrop(int x, int y, int width, int height, String pixels) {
    assertThat(text(new PictureEdit(0, new Crop(x, y, width, height)))).isEqualTo(pixels);
  }

  @Test
  void areCroppedAfterTheTurn() {
    assertThat(text(new PictureEdit(90, new Crop(0, 0, ALL, ALL / 3)))).isEqualTo("41");
  }

  @Test
  void areTheSameAfterFourTurnsTwoHalfTurnsAndATurnThereAndBack() {
    assertThat(text(turned(turned(turned(turned(PIXELS, 90), 90), 90), 90))).isEqualTo("123456");
    assertThat(text(turned(turned(PIXELS, 180), 180))).isEqualTo("123456");
    assertThat(text(turned(turned(PIXELS, 270), 90))).isEqualTo("123456");
    assertThat(text(turned(turned(PIXELS, 90), 90))).isEqualTo(text(turned(PIXELS, 180)));
  }

  @Test
  void areNeverOutsideThePicture() {
    assertThatThrownBy(() -> new Crop(1, 0, ALL, ALL)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new Crop(0, 0, 0, ALL)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new PictureEdit(45, PictureEdit.NONE.crop()))
        .isInstanceOf(RuntimeException.class);
  }

  private static Bitmap turned(Bitmap bitmap, int degrees) {
    return new PictureEdit(degrees, PictureEdit.NONE.crop()).of(bitmap);
  }

  private static String text(PictureEdit edit) {
    return text(edit.of(PIXELS));
  }

  private static String text(Bitmap bitmap) {
    var text = new StringBuilder();
    for (int pixel : bitmap.argb()) {
      text.append(pixel);
    }
    return text.toString();
  }
}
