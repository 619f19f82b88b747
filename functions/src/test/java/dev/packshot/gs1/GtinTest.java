package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {
  /** The first is the example from GS1's page on calculating a check digit. */
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
  void isPaddedToFourteenDigits(String text, String digits) {
    assertThat(Gtin.parse(text).map(Gtin::digits).orElse(null)).isEqualTo(digits);
  }

  @Test
  void isWrittenAsItsDigits() {
    assertThat(new Gtin("06291041500213")).hasToString("06291041500213");
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
  void rejectsEveryOtherText(String text) {
    assertThat(Gtin.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2000000000008, true",
    "2999999999991, true",
    "0200000000004, true",
    "0400000000008, true",
    "12000000000005, true",
    "00000017, true",
    "20000004, true",
    "1900000000002, false",
    "3000000000007, false",
    "0190000000008, false",
    "0300000000001, false",
    "0399999999991, false",
    "0500000000005, false",
    "0020000000008, false",
    "10000007, false",
    "30000001, false",
    "4006381333931, false",
  })
  void isRestrictedUnderThePrefixesOfRestrictedCirculation(String text, boolean isRestricted) {
    assertThat(Gtin.parse(text).orElseThrow().isRestricted()).isEqualTo(isRestricted);
  }

  @Test
  void acceptsExactlyOneOfTenCheckDigits() {
    for (int body = 1_000_000; body < 1_000_100; body++) {
      int valid = 0;
      for (int digit = 0; digit < 10; digit++) {
        valid += Gtin.parse(body + "" + digit).isPresent() ? 1 : 0;
      }
      assertThat(valid).isEqualTo(1);
    }
  }

  @Test
  void cannotBeCreatedFromInvalidDigits() {
    assertThatThrownBy(() -> new Gtin("6291041500213"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Gtin("06291041500214"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
