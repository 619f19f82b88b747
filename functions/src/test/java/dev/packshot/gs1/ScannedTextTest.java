package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.gs1.ScannedCode.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedTextTest {
  @ParameterizedTest
  @CsvSource({
    "96385074,            GTIN,    00000096385074",
    "614141000036,        GTIN,    00614141000036",
    "4006381333931,       GTIN,    04006381333931",
    "10614141000415,      GTIN,    10614141000415",
    "400-6381 333931,     GTIN,    04006381333931",
    "01234565,            UPC_E,   00012345000065",
    "978-3-16-148410-0,   GTIN,    09783161484100",
    "9771234567003,       GTIN,    09771234567003",
    "3-16-148410-X,       ISBN_10, 09783161484100",
  })
  void readsANumber(String text, Kind kind, String digits) {
    assertThat(ScannedText.read(text)).isEqualTo(ScannedCode.number(kind, new Gtin(digits)));
  }

  @ParameterizedTest
  @CsvSource({
    "]E04006381333931,       GTIN,  04006381333931",
    "]E00614141000036,       GTIN,  00614141000036",
    "]E001234565,            UPC_E, 00012345000065",
    "]E496385074,            GTIN,  00000096385074",
    "]E401234565,            GTIN,  00000001234565",
    "]E3400638133393112,     GTIN,  04006381333931",
    "]E3400638133393151995,  GTIN,  04006381333931",
    "]I110614141000415,      GTIN,  10614141000415",
    "]I010614141000415,      GTIN,  10614141000415",
  })
  void readsTheNumberOfARetailSymbol(String text, Kind kind, String digits) {
    assertThat(ScannedText.read(text)).isEqualTo(ScannedCode.number(kind, new Gtin(digits)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "]E04006381333932",
        "]E0",
        "]E00000000000000",
        "]E00306406152",
        "]E0400-6381-333931",
        "]E34006381333931",
        "]E340063813339311x",
        "]E4963850745",
        "]E44006381333931",
      })
  void findsAFaultInTheWrongNumberOfARetailSymbol(String text) {
    assertThat(ScannedText.read(text).fault().orElse("")).contains("length or check digit");
    assertThat(ScannedText.read(text).kind()).isEqualTo(Kind.GTIN);
  }

  @Test
  void tellsARestrictedNumber() {
    assertThat(ScannedText.read("2000000000008").gtin().orElseThrow().isRestricted()).isTrue();
    assertThat(ScannedText.read("4006381333931").gtin().orElseThrow().isRestricted()).isFalse();
  }

  /** One in ten such numbers has the check digit of a GTIN by chance. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "]C04006381333931",
        "]d14006381333931",
        "]Q14006381333931",
        "]A04006381333931",
        "]I11234567895",
        "]I110614141000416",
        "]E112",
        "]E251995",
        "]Q1(01)09506000134352",
        "]C00109506000134352",
      })
  void findsNoGtinInASymbolThatCannotHaveOne(String text) {
    assertThat(ScannedText.read(text)).isEqualTo(ScannedCode.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "]",
        "]C",
        "]é1x",
        "00000000",
        "0000000000000",
        "4006381333932",
        "1000000007",
        "ABC-123",
        "WIFI:S:home;;",
        "[)>\u001e06\u001d9N110375286414\u001e\u0004",
        "HTTP",
        "(x)",
        "(01",
        "(05)123",
        "４００６３８１３３３９３１",
        "\ud800\udfff\ud800",
        "\u0000\u202e\u001c",
      })
  void readsAnyOtherTextAsText(String text) {
    assertThat(ScannedText.read(text)).isEqualTo(ScannedCode.text());
  }

  @Test
  void ignoresWhatKeyboardScannersAdd() {
    assertThat(ScannedText.read("\t4006381333931\r\n"))
        .isEqualTo(ScannedText.read("4006381333931"));
    assertThat(ScannedText.read("]C1010950600013435210A\r\n").elements())
        .containsExactly(Map.entry("01", "09506000134352"), Map.entry("10", "A"));
  }

  @Test
  void keepsTheOrderOfTheText() {
    assertThat(ScannedText.read("]C110A\u001d0109506000134352").elements().keySet())
        .containsExactly("10", "01");
  }

  @Test
  void quotesNoValueInAFault() {
    var fault = ScannedText.read("]C110\u0007secret").fault().orElseThrow();
    assertThat(fault).contains("AI 10 (BATCH/LOT)").doesNotContain("secret", "\u0007");
  }
}
