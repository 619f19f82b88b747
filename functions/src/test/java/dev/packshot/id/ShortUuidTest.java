package dev.packshot.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortUuidTest {
  private static final int ROUNDS = 2_000;

  /**
   * The fifth is the example in the README of Python's shortuuid, which produced the others too.
   */
  @ParameterizedTest
  @CsvSource({
    "00000000-0000-0000-0000-000000000000, 2222222222222222222222",
    "00000000-0000-0000-0000-000000000001, 2222222222222222222223",
    "00000000-0000-0000-0000-000000000039, 2222222222222222222232",
    "80000000-0000-0000-8000-000000000000, Qn8RZQxiJfvViZYv4dujh3",
    "3b1f8b40-222c-4a6e-b77e-779d5a94e21c, CXc85b4rqinB7s5J52TRYb",
    "018f3c7e-9d2a-7b41-8c55-0123456789ab, 2HpWgzLoJRBLazQeDNk55k",
    "ffffffff-ffff-ffff-ffff-ffffffffffff, oZEq7ovRbLq6UnGMPwc8B5"
  })
  void readsAndWritesBothFormsOfAnId(UUID uuid, String text) {
    assertThat(ShortUuid.encode(uuid)).isEqualTo(text);
    assertThat(ShortUuid.parse(text)).contains(uuid);
    assertThat(ShortUuid.parse(uuid.toString())).contains(uuid);
    assertThat(ShortUuid.parse(uuid.toString().toUpperCase(java.util.Locale.ROOT))).contains(uuid);
  }

  @Test
  void readsBackWhatItWrites() {
    uuids()
        .forEach(
            uuid -> {
              var text = ShortUuid.encode(uuid);
              assertThat(text).hasSize(22);
              assertThat(ShortUuid.parse(text)).contains(uuid);
            });
  }

  @Test
  void sortsTextsInTheOrderOfTheNumbers() {
    var byText = uuids().sorted(Comparator.comparing(ShortUuid::encode)).toList();
    var byNumber = uuids().sorted(Comparator.comparing(ShortUuidTest::number)).toList();
    assertThat(byText).isEqualTo(byNumber);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "222222222222222222222",
        "22222222222222222222222",
        "oZEq7ovRbLq6UnGMPwc8B6",
        "zzzzzzzzzzzzzzzzzzzzzz",
        "0222222222222222222222",
        "1222222222222222222222",
        "I222222222222222222222",
        "O222222222222222222222",
        "l222222222222222222222",
        "é222222222222222222222",
        "\uFFFF222222222222222222222",
        "-222222222222222222222",
        "22222222222222222222 2",
        "018f3c7e9d2a7b418c550123456789ab",
        "018f3c7e-9d2a-7b41-8c55-0123456789a",
        "018f3c7e-9d2a-7b41-8c55-0123456789abc",
        "018f3c7e-9d2a-7b41-8c550-123456789ab",
        "018f3c7e-9d2a-7b41-8c55-0123456789ag",
        "{018f3c7e-9d2a-7b41-8c55-0123456789ab}",
        "1-1-1-1-1"
      })
  void rejectsEveryOtherText(String text) {
    assertThat(ShortUuid.parse(text)).isEmpty();
  }

  private static Stream<UUID> uuids() {
    var random = new Random(7);
    return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong())).limit(ROUNDS);
  }

  private static BigInteger number(UUID uuid) {
    return new BigInteger(uuid.toString().replace("-", ""), 16);
  }
}
