package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.gs1.ScannedCode.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementStringTest {
  private static final Gtin GTIN = new Gtin("09506000134352");

  /** ~ stands for FNC1. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "]C101095060001343521725123110ABC~21X1",
        "]e001095060001343521725123110ABC~21X1",
        "]d201095060001343521725123110ABC~21X1~",
        "]Q3~01095060001343521725123110ABC~21X1",
        "]J101095060001343521725123110ABC~21X1",
        "]C10109506000134352~17251231~10ABC~21X1~",
        "~01095060001343521725123110ABC~21X1",
        "01095060001343521725123110ABC~21X1",
        "(01)09506000134352(17)251231(10)ABC(21)X1",
        "(01) 09506000134352 (17) 251231 (10) ABC (21) X1",
      })
  void isReadInEveryFormThatScannersSend(String text) {
    var code = ScannedText.read(text.replace('~', ElementString.FNC1));
    assertThat(code.kind()).isEqualTo(Kind.ELEMENT_STRING);
    assertThat(code.gtin()).contains(GTIN);
    assertThat(code.elements())
        .containsExactly(
            Map.entry("01", "09506000134352"),
            Map.entry("17", "251231"),
            Map.entry("10", "ABC"),
            Map.entry("21", "X1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0109506000134352", "010950600013435217251231", "01095060001343523103001750"})
  void isRecognizedWithoutFnc1ByItsKey(String text) {
    assertThat(ScannedText.read(text).gtin()).contains(GTIN);
  }

  @ParameterizedTest
  @CsvSource({
    "00106141412345678908,       00",
    "]C1800812345678,            ",
    "]C14140614141000036,        414",
    "]C1020950600013435237~24,   ",
    "]C110ABC,                   10",
    "~8005001234,                8005",
    "(8020)ABC-1,                8020",
  })
  void isValidWithoutAGtin(String text, String first) {
    var code = ScannedText.read(text.replace('~', ElementString.FNC1));
    assertThat(code.kind()).isEqualTo(Kind.ELEMENT_STRING);
    assertThat(code.gtin()).isEmpty();
    if (first != null) {
      assertThat(code.fault()).isEmpty();
      assertThat(code.elements()).containsOnlyKeys(first);
    }
  }

  @Test
  void doesNotTakeTheContentsOfALogisticUnitForTheScannedItem() {
    var code = ScannedText.read("]C102095060001343523724");
    assertThat(code.elements()).containsOnlyKeys("02", "37");
    assertThat(code.gtin()).isEmpty();
  }

  @Test
  void hasNoGtinIfItHasOnlyZeros() {
    var code = ScannedText.read("]C101" + "0".repeat(14) + "10A");
    assertThat(code.gtin()).isEmpty();
    assertThat(code.elements()).containsOnlyKeys("01", "10");
  }

  @ParameterizedTest
  @CsvSource({
    "]C10109506000134353,                   AI 01 (GTIN) with a wrong check digit",
    "]C10109506000134352~17251331,          AI 17 (USE BY or EXPIRY) with a date",
    "]C10109506000134352~17250230,          a date or time that does not exist",
    "]C1010950600013435210,                 not of the form X..20",
    "]C1010950600013435210ABCé,             not of the form X..20",
    "]C1010950600013435210A~10B,            AI 10 twice",
    "]C1010950600013435205,                 no known AI at character 17",
    "]C1,                                   no known AI at character 1",
    "]Q3https://id.gs1.org/01/09506000134352, no known AI",
    "(01)09506000134353,                    wrong check digit",
    "(01)09506000134352(17)99,              not of the form N6",
    "(01)0950600013435(10)A,                not of the form N14",
    "~ABC,                                  no known AI",
    "10A~é,                                 no known AI at character 5",
    "0109506000134352174,                   not of the form N6",
    "010950600013435210ABCDEFGHIJKLMNOPQRSTU17251231, not of the form X..20",
  })
  void hasAFaultIfItBreaksARule(String text, String fault) {
    var code = ScannedText.read(text.replace('~', ElementString.FNC1));
    assertThat(code.kind()).isEqualTo(Kind.ELEMENT_STRING);
    assertThat(code.fault().orElse("none")).contains(fault);
  }

  /** Keyboard scanners lose FNC1, and what cannot be told apart without it is not cut. */
  @Test
  void needsNoFnc1AfterAValueOfFixedLength() {
    assertThat(ScannedText.read("]C1422276" + "10ABC").elements())
        .isEqualTo(Map.of("422", "276", "10", "ABC"));
    assertThat(ScannedText.read("]C110ABC" + "422276").elements())
        .isEqualTo(Map.of("10", "ABC422276"));
  }

  @Test
  void mayRepeatAnElement() {
    assertThat(ScannedText.read("]C110A\u001d10A").elements()).isEqualTo(Map.of("10", "A"));
  }

  @Test
  void keepsBracketsInAValue() {
    var expected = new LinkedHashMap<String, String>();
    expected.put("10", "A(B)C(9)");
    expected.put("21", "(05)x");
    assertThat(ScannedText.read("(10)A(B)C(9)(21)(05)x").elements()).isEqualTo(expected);
  }
}
