package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Promises about every text, checked with random ones. A failure shows the text. */
class ScannedTextPropertiesTest {
  private static final int CASES = 20_000;

  private final Random random = new Random(22);
  private final RandomElements elements = new RandomElements(random);
  private final RandomTexts texts = new RandomTexts(random);

  @Test
  void readsAnyUnicodeAndControlCharacters() {
    for (int at = 0; at < CASES; at++) {
      var text = anyText();
      assertThatCode(() -> ScannedText.read(text)).as(escaped(text)).doesNotThrowAnyException();
    }
  }

  @Test
  void readsAnyChangeOfAScan() {
    for (int at = 0; at < CASES; at++) {
      var start = random.nextBoolean() ? texts.message() : texts.linkWithoutQuery();
      var text = elements.mutated(start, "()/%]\u001d\ud800\u0000é01");
      assertThatCode(() -> ScannedText.read(text)).as(escaped(text)).doesNotThrowAnyException();
    }
  }

  @Test
  void readsWhatAnElementStringWasMadeOf() {
    for (int at = 0; at < CASES; at++) {
      var values = elements.values();
      var text = "]C1" + elements.elementString(values);
      var code = ScannedText.read(text);
      assertThat(code.fault()).as(escaped(text)).isEmpty();
      assertThat(code.elements().entrySet())
          .as(escaped(text))
          .containsExactlyElementsOf(values.entrySet());
    }
  }

  @Test
  void readsBracketsLikeFnc1() {
    for (int at = 0; at < CASES; at++) {
      var values = Map.of("01", elements.value(identifier("01")), "10", "A" + elements.digits(3));
      var bracketed = new StringBuilder();
      values.forEach((code, value) -> bracketed.append('(' + code + ')').append(value));
      assertThat(ScannedText.read(bracketed.toString()))
          .isEqualTo(ScannedText.read("]C1" + elements.elementString(values)));
    }
  }

  @Test
  void findsEveryWrongDigitOfANumber() {
    for (int at = 0; at < CASES; at++) {
      var number = RandomElements.checked("4" + elements.digits(12), 13);
      var changed = new StringBuilder(number);
      int place = random.nextInt(13);
      changed.setCharAt(
          place, (char) ('0' + (number.charAt(place) - '0' + 1 + random.nextInt(9)) % 10));
      assertThat(ScannedText.read("]E0" + number).gtin()).as(number).isPresent();
      assertThat(ScannedText.read("]E0" + changed).gtin()).as(changed.toString()).isEmpty();
    }
  }

  @Test
  void takesOutWhatPeopleTypeBetweenDigits() {
    for (int at = 0; at < CASES; at++) {
      var number = RandomElements.checked("4" + elements.digits(12), 13);
      var typed = new StringBuilder(number);
      for (int count = random.nextInt(5); count > 0; count--) {
        typed.insert(random.nextInt(typed.length() + 1), random.nextBoolean() ? ' ' : '-');
      }
      assertThat(ScannedText.read(typed.toString())).isEqualTo(ScannedText.read(number));
    }
  }

  private String anyText() {
    var text = new StringBuilder(elements.one(List.of("", "]C1", "]E0", "(01)", "https://a/")));
    for (int count = random.nextInt(30); count > 0; count--) {
      int limit = random.nextBoolean() ? 0x80 : 0x10000;
      text.append((char) random.nextInt(limit));
    }
    return text.toString();
  }

  private static ApplicationIdentifier identifier(String code) {
    return ApplicationIdentifiers.find(code).orElseThrow();
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.chars().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
    return escaped.toString();
  }
}
