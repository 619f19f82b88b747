package dev.packshot.imaging.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.imaging.pixels.Bitmap;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondLookTest {
  private static final int MIDDLE = 30;

  @ParameterizedTest
  @ValueSource(strings = {"ean-13", "ean-8", "upc-a", "upc-e", "itf-14", "code-128", "gs1-128"})
  void refusesACodeThatOnlyOneLineShows(String symbol) {
    var whole = Symbols.read(symbol);
    assertThat(read(Symbols.rows(whole, MIDDLE, MIDDLE + 1))).isEmpty();
    assertThat(read(Symbols.rows(whole, MIDDLE, MIDDLE + 5))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"databar", "databar-expanded"})
  void refusesADataBarThatIsNotOnTheLinesBetween(String symbol) {
    var whole = Symbols.read(symbol);
    var rows = whole.argb().clone();
    int width = whole.size().width();
    // the first look takes every second line, from the middle on
    for (int y = (whole.size().height() / 2 + 1) % 2; y < whole.size().height(); y += 2) {
      Arrays.fill(rows, y * width, (y + 1) * width, Symbols.WHITE);
    }
    assertThat(read(whole)).hasSize(1);
    assertThat(read(new Bitmap(whole.size(), rows))).isEmpty();
  }

  @Test
  void refusesLinesThatShowDifferentCodes() {
    var first = Symbols.rows(Symbols.read("upc-a"), MIDDLE, MIDDLE + 1);
    var second = Symbols.rows(Symbols.read("ean-13"), MIDDLE + 2, MIDDLE + 3);
    assertThat(first.size()).isEqualTo(second.size());
    var argb = new int[first.argb().length];
    Arrays.setAll(argb, at -> first.argb()[at] & second.argb()[at]);
    assertThat(read(new Bitmap(first.size(), argb))).isEmpty();
  }

  private static List<DetectedCode> read(Bitmap bitmap) {
    return new ZxingCodeReader().read(GreyPicture.of(bitmap));
  }
}
