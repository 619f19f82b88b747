package dev.packshot.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  private static final String EMOJI = "\uD83D\uDCE6";

  @Test
  void countsCodePoints() {
    assertThat(Text.length("")).isZero();
    assertThat(Text.length("a" + EMOJI + "b")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "ключ", "\uD83D\uDCE6", "\u00A0\u200D\u202E", "\uFFFD"})
  void acceptsEveryPrintableCharacter(String text) {
    assertThat(Text.isClean(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000",
        "a\tb",
        "a\n",
        "\r",
        "\u001B[31m",
        "\u007F",
        "\u0080",
        "\u009F",
        "\uD83D",
        "a\uDCE6",
        "\uDCE6\uD83D",
        "\uD83Da\uDCE6"
      })
  void rejectsControlCharactersAndUnpairedSurrogates(String text) {
    assertThat(Text.isClean(text)).isFalse();
    assertThat(Text.isClean("before" + text + "after")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\n", "\r\n", "\n\n"})
  void acceptsLineBreaksAndTabsOnlyInLines(String text) {
    assertThat(Text.areCleanLines(text)).isTrue();
    assertThat(Text.isClean(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "a\u000Bb", "\f", "\u001B[31m", "\u007F", "\u0085", "\n\uD83D"})
  void rejectsOtherControlCharactersInLines(String text) {
    assertThat(Text.areCleanLines(text)).isFalse();
  }

  @Test
  void replacesCharactersThatAreNotClean() {
    assertThat(Text.printable("a\u0000b\n\uD83Dc" + EMOJI))
        .isEqualTo("a\uFFFDb\uFFFD\uFFFDc" + EMOJI);
  }

  @Test
  void shortensALongText() {
    assertThat(Text.printable(EMOJI.repeat(60))).isEqualTo(EMOJI.repeat(60));
    assertThat(Text.printable(EMOJI.repeat(61))).isEqualTo(EMOJI.repeat(60) + "…");
  }
}
