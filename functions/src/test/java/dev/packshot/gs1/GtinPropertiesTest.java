package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Promises about every GTIN. */
class GtinPropertiesTest {
  @Property
  void readsEachLengthAsTheSameNumber(@ForAll("bodies") String body) {
    var number = body + CheckDigit.of(body);
    var gtin = Gtin.parse(number).orElseThrow();
    assertThat(gtin.digits()).hasSize(Gtin.LENGTH).endsWith(number);
    assertThat(Gtin.parse(gtin.digits())).contains(gtin);
  }

  @Property
  void findsEveryWrongDigit(
      @ForAll("bodies") String body,
      @ForAll @IntRange(max = 13) int place,
      @ForAll @IntRange(min = 1, max = 9) int added) {
    var number = new StringBuilder(body + CheckDigit.of(body));
    int at = place % number.length();
    number.setCharAt(at, (char) ('0' + (number.charAt(at) - '0' + added) % 10));
    assertThat(Gtin.parse(number.toString())).isEmpty();
  }

  /** Two digits that differ by five have the same weighted sum in both orders. */
  @Property
  void findsSwappedNeighbours(
      @ForAll("bodies") String body, @ForAll @IntRange(max = 12) int place) {
    var number = new StringBuilder(body + CheckDigit.of(body));
    int at = place % (number.length() - 1);
    int difference = Math.abs(number.charAt(at) - number.charAt(at + 1));
    number.insert(at, number.charAt(at + 1)).deleteCharAt(at + 2);
    assertThat(Gtin.parse(number.toString()).isPresent())
        .isEqualTo(difference == 0 || difference == 5);
  }

  @Property
  void hasNoOtherLength(@ForAll("lengths") int length) {
    var body = "4".repeat(length - 1);
    assertThat(Gtin.parse(body + CheckDigit.of(body))).isEmpty();
  }

  @Property
  void readsAnyTextWithoutAFailure(@ForAll String text) {
    assertThat(GtinText.read(text)).isNotNull();
  }

  @Property
  void readsWhatPeopleType(
      @ForAll("bodies") String body,
      @ForAll @IntRange(max = 13) int place,
      @ForAll("separators") String separator) {
    var number = body + CheckDigit.of(body);
    int at = place % number.length();
    var typed = number.substring(0, at) + separator + number.substring(at);
    assertThat(GtinText.read(typed)).isEqualTo(GtinText.read(number));
  }

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.of(7, 11, 12, 13)
        .flatMap(length -> Arbitraries.strings().numeric().ofLength(length));
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.integers().between(2, 40).filter(it -> it != 8 && (it < 12 || it > 14));
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.strings().withChars(' ', '-').ofMaxLength(4);
  }
}
