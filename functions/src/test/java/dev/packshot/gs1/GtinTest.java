package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {
  /** The first is GS1's own example, of its page on calculating a check digit. */
  @ParameterizedTest
  @CsvSource({
    "6291041500213, 06291041500213",
    "12345678905, ",
    "012345678905, 00012345678905",
    "0012345678905, 00012345678905",
    "00012345678905, 00012345678905",
    "40170725, 00000040170725",
    "4006381333931, 04006381333931",
    "10614141000415, 10614141000415"
  })
  void isHeldAsFourteenDigits(String text, String held) {
    assertThat(Gtin.parse(text).map(Gtin::digits).orElse(null)).isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0000000",
        "000000000",
        "6291041500214",
        "6291041500231",
        "062910415002130",
        " 6291041500213",
        "629104150021x",
        "-291041500213",
        "６２９１０４１５００２１３",
        "40170720"
      })
  void isNothingElse(String text) {
    assertThat(Gtin.parse(text)).isEmpty();
  }

  @Test
  void hasOneRightCheckDigitOfTen() {
    for (int body = 1_000_000; body < 1_000_100; body++) {
      int right = 0;
      for (int digit = 0; digit < 10; digit++) {
        right += Gtin.parse(body + "" + digit).isPresent() ? 1 : 0;
      }
      assertThat(right).isEqualTo(1);
    }
  }

  @Test
  void isNotMadeOfOtherTexts() {
    assertThatThrownBy(() -> new Gtin("6291041500213"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Gtin("06291041500214"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
