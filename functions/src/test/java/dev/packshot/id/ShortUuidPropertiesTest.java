package dev.packshot.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Promises about the shortuuid of every UUID. */
class ShortUuidPropertiesTest {
  private static final String ALPHABET =
      "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  @Property
  void readsWhatItHasWritten(@ForAll long high, @ForAll long low) {
    var uuid = new UUID(high, low);
    assertThat(ShortUuid.parse(ShortUuid.encode(uuid))).contains(uuid);
    assertThat(ShortUuid.parse(uuid.toString())).contains(uuid);
  }

  @Property
  void sortsAsTheNumbersDo(
      @ForAll long high, @ForAll long low, @ForAll long otherHigh, @ForAll long otherLow) {
    var one = new UUID(high, low);
    var other = new UUID(otherHigh, otherLow);
    assertThat(Integer.signum(ShortUuid.encode(one).compareTo(ShortUuid.encode(other))))
        .isEqualTo(number(one).compareTo(number(other)));
  }

  @Property
  void readsAText(@ForAll("texts") String text) {
    var uuid = ShortUuid.parse(text);
    assertThat(uuid.isPresent()).isEqualTo(base57(text).bitLength() <= 128);
    uuid.ifPresent(it -> assertThat(ShortUuid.encode(it)).isEqualTo(text));
  }

  @Property
  void refusesAnyOtherCharacter(
      @ForAll("texts") String text, @ForAll("places") int place, @ForAll char character) {
    if (ALPHABET.indexOf(character) < 0) {
      var changed = text.substring(0, place) + character + text.substring(place + 1);
      assertThat(ShortUuid.parse(changed)).isEmpty();
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars(ALPHABET).ofLength(ShortUuid.LENGTH);
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, ShortUuid.LENGTH - 1);
  }

  private static BigInteger number(UUID uuid) {
    return new BigInteger(uuid.toString().replace("-", ""), 16);
  }

  private static BigInteger base57(String text) {
    var number = BigInteger.ZERO;
    for (int at = 0; at < text.length(); at++) {
      var digit = BigInteger.valueOf(ALPHABET.indexOf(text.charAt(at)));
      number = number.multiply(BigInteger.valueOf(ALPHABET.length())).add(digit);
    }
    return number;
  }
}
