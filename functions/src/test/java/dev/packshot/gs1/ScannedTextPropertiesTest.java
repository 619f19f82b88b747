package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Promises about every text that a scanner or a person may send. */
class ScannedTextPropertiesTest {
  private static final int CASES = 20_000;

  @Property(tries = CASES)
  void readsAnyUnicodeAndControlCharacters(
      @ForAll("beginnings") String beginning, @ForAll String rest) {
    var text = beginning + rest;
    assertThatCode(() -> ScannedText.read(text)).as(escaped(text)).doesNotThrowAnyException();
  }

  @Property(tries = CASES)
  void readsAnyChangeOfAScan(@ForAll Random random, @ForAll boolean isLink) {
    var texts = new RandomTexts(random);
    var start = isLink ? texts.linkWithoutQuery() : texts.message();
    var text = new RandomElements(random).mutated(start, "()/%]\u001d\ud800\u0000é01");
    assertThatCode(() -> ScannedText.read(text)).as(escaped(text)).doesNotThrowAnyException();
  }

  @Property(tries = CASES)
  void readsWhatAnElementStringWasMadeOf(@ForAll("elements") RandomElements elements) {
    var values = elements.values();
    var text = "]C1" + elements.elementString(values);
    var code = ScannedText.read(text);
    assertThat(code.fault()).as(escaped(text)).isEmpty();
    assertThat(code.elements().entrySet())
        .as(escaped(text))
        .containsExactlyElementsOf(values.entrySet());
  }

  @Property(tries = CASES)
  void readsBracketsLikeFnc1(@ForAll("elements") RandomElements elements) {
    var values = Map.of("01", elements.value(identifier("01")), "10", "A" + elements.digits(3));
    var bracketed = new StringBuilder();
    values.forEach((code, value) -> bracketed.append('(' + code + ')').append(value));
    assertThat(ScannedText.read(bracketed.toString()))
        .isEqualTo(ScannedText.read("]C1" + elements.elementString(values)));
  }

  @Property(tries = CASES)
  void findsEveryWrongDigitOfANumber(
      @ForAll("numbers") String number,
      @ForAll @IntRange(max = 12) int place,
      @ForAll @IntRange(min = 1, max = 9) int added) {
    var changed = new StringBuilder(number);
    changed.setCharAt(place, (char) ('0' + (number.charAt(place) - '0' + added) % 10));
    assertThat(ScannedText.read("]E0" + number).gtin()).as(number).isPresent();
    assertThat(ScannedText.read("]E0" + changed).gtin()).as(changed.toString()).isEmpty();
  }

  @Property(tries = CASES)
  void takesOutWhatPeopleTypeBetweenDigits(
      @ForAll("numbers") String number,
      @ForAll @Size(max = 4) List<@IntRange(max = 13) Integer> places,
      @ForAll boolean isHyphen) {
    var typed = new StringBuilder(number);
    places.forEach(place -> typed.insert(place.intValue(), isHyphen ? '-' : ' '));
    assertThat(ScannedText.read(typed.toString())).isEqualTo(ScannedText.read(number));
  }

  @Provide
  Arbitrary<String> beginnings() {
    return Arbitraries.of("", "]C1", "]E0", "(01)", "https://a/");
  }

  @Provide
  Arbitrary<RandomElements> elements() {
    return Arbitraries.randoms().map(RandomElements::new);
  }

  /** Numbers of 13 digits that begin with 4. */
  @Provide
  Arbitrary<String> numbers() {
    var digits = Arbitraries.strings().numeric().ofLength(11);
    return digits.map(it -> RandomElements.checked("4" + it + "0", 13));
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
