package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.gs1.GtinReading.Found;
import dev.packshot.gs1.GtinReading.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTextTest {
  @ParameterizedTest
  @CsvSource({
    "4006381333931,      04006381333931",
    "12345678905,        00012345678905",
    "1000000007,         00001000000007",
    "100000009,          00000100000009",
    "978-3-16-148410-0,  09783161484100",
    "978 3 16 148410 0,  09783161484100",
    "' 40-06381 333931-', 04006381333931",
    "96385074,           00000096385074",
    "00000001234565,     00000001234565",
  })
  void readsANumberWithSeparatorsAndWithoutItsZeros(String text, String digits) {
    assertThat(GtinText.read(text)).isEqualTo(found(digits));
  }

  @ParameterizedTest
  @CsvSource({
    "0-306-40615-2, 09780306406157",
    "0306406152,    09780306406157",
    "8288360750,    09788288360757",
    "316148410X,    09783161484100",
    "3-16-148410-x, 09783161484100",
  })
  void readsAnIsbnOfTenCharacters(String text, String digits) {
    assertThat(GtinText.read(text)).isEqualTo(found(digits));
  }

  @Test
  void prefersAGtinToAnIsbn() {
    assertThat(Isbn10.gtin("1000000052")).contains(new Gtin("09781000000054"));
    assertThat(CheckDigit.isRight("1000000052")).isTrue();
    assertThat(GtinText.read("1000000052")).isEqualTo(found("00001000000052"));
  }

  /** The check digit of a UPC-E is that of its UPC-A; sometimes it is right for a GTIN-8, too. */
  @ParameterizedTest
  @CsvSource({
    "01234565, 012345000065",
    "04256212, 042100005622",
    "01234505, 012000003455",
    "01234514, 012100003454",
    "01234523, 012200003453",
    "01234531, 012300000451",
    "01234543, 012340000053",
    "01234558, 012345000058",
    "01234596, 012345000096",
    "0-123456 5, 012345000065",
  })
  void refusesUpcEAndSaysWhatToSend(String text, String upc) {
    assertThat(refusal(text)).contains("looks like UPC-E; send " + upc + ".");
    assertThat(GtinText.read(upc)).isEqualTo(found("00" + upc));
  }

  @Test
  void acceptsANumberOfAShopThatIsNotUpcE() {
    assertThat(UpcE.expanded("00000017")).isEmpty();
    assertThat(GtinText.read("00000017")).isEqualTo(found("00000000000017"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00000000", "000000000", "0000000000", "00000000000000", "000-000 00", "0"})
  void refusesZerosAlone(String text) {
    assertThat(refusal(text)).contains("only zeros");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(01)09506000134352", "https://id.gs1.org/01/09506000134352"})
  void namesTheGtinInAnElementStringOrADigitalLink(String text) {
    assertThat(refusal(text)).contains("send the digits that follow 01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " - ",
        "1234565",
        "12345678906",
        "3161484101",
        "X161484100",
        "31614841X0",
        "06291041500214",
        "062910415002130",
        "629104150021x",
        "62910415002１3",
        "6291041500213\u00a0",
      })
  void refusesEveryOtherText(String text) {
    assertThat(refusal(text)).contains("8 to 14 digits").contains("check digit");
  }

  private static Found found(String digits) {
    return new Found(new Gtin(digits));
  }

  private static String refusal(String text) {
    return ((Refused) GtinText.read(text)).reason();
  }
}
