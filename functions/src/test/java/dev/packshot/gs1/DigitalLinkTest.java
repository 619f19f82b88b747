package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.gs1.ScannedCode.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitalLinkTest {
  private static final Gtin GTIN = new Gtin("09506000134352");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://id.gs1.org/01/09506000134352",
        "https://id.gs1.org/01/09506000134352/",
        "https://example.com/some/path/01/09506000134352?linkType=gs1:pip#a/01/2",
        "HTTPS://EXAMPLE.COM:8080/01/9506000134352",
        "http://example.com/01/09506000134352?10=",
        "]Q1https://id.gs1.org/01/09506000134352",
        "]d1https://id.gs1.org/01/09506000134352",
        "https://example.com/01/summer/01/09506000134352",
      })
  void isReadFromAnyHostAndPath(String text) {
    var code = ScannedText.read(text.replace("?10=", ""));
    assertThat(code.kind()).isEqualTo(Kind.DIGITAL_LINK);
    assertThat(code.gtin()).contains(GTIN);
    assertThat(code.elements()).isEqualTo(Map.of("01", "09506000134352"));
  }

  @Test
  void mayLackTheLeadingZerosOfItsGtin() {
    assertThat(ScannedText.read("https://id.gs1.org/01/614141000036").gtin())
        .contains(new Gtin("00614141000036"));
  }

  @Test
  void hasQualifiersAndAttributes() {
    var code =
        ScannedText.read(
            "https://id.gs1.org/01/09506000134352/22/2A/10/A%2FB%25/21/%31?17=251200&3103=001750&x=1");
    assertThat(code.elements())
        .containsExactly(
            Map.entry("01", "09506000134352"),
            Map.entry("22", "2A"),
            Map.entry("10", "A/B%"),
            Map.entry("21", "1"),
            Map.entry("17", "251200"),
            Map.entry("3103", "001750"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://id.gs1.org/00/106141412345678908,          00",
    "https://id.gs1.org/414/4012345000009/254/A,        414",
    "https://id.gs1.org/8004/4012345A,                  8004",
    "https://id.gs1.org/8010/4012A/8011/1,              8010",
  })
  void isValidWithoutAGtin(String text, String key) {
    var code = ScannedText.read(text);
    assertThat(code.fault()).isEmpty();
    assertThat(code.gtin()).isEmpty();
    assertThat(code.elements()).containsKey(key);
  }

  @ParameterizedTest
  @CsvSource({
    "https://id.gs1.org/01/09506000134353,               wrong check digit",
    "https://id.gs1.org/01/09506000134352/21/1/10/A,     wrong order",
    "https://id.gs1.org/01/09506000134352/254/A,         cannot have",
    "https://id.gs1.org/01/09506000134352/235/A/21/1,    cannot have",
    "https://id.gs1.org/01/09506000134352/10/A/10/A,     cannot have",
    "https://id.gs1.org/01/09506000134352/10,            no value",
    "https://id.gs1.org/01/09506000134352/10/A%2,        incomplete percent code",
    "https://id.gs1.org/01/09506000134352/10/A%FF,       incomplete percent code",
    "https://id.gs1.org/01/09506000134352/10/A%00,       not of the form X..20",
    "https://id.gs1.org/01/09506000134352/10/A%C3%A9,    not of the form X..20",
    "https://id.gs1.org/01/09506000134352?17=251331,     a date",
    "https://id.gs1.org/01/09506000134352/10/A?10=B,     AI 10 twice",
    "https://id.gs1.org/01/09506000134352?10,            not of the form X..20",
  })
  void hasAFaultIfItBreaksARule(String text, String fault) {
    var code = ScannedText.read(text);
    assertThat(code.kind()).isEqualTo(Kind.DIGITAL_LINK);
    assertThat(code.fault().orElse("none")).contains(fault);
  }

  /** The links were made by the npm package digital-link.js, except the SSCC and the GLN. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://id.gs1.org/DBFKk4XBoAowOQ",
        "https://example.com/some/path/DBFKk4XBoAowOQ?linkType=gs1:pip",
        "https://id.gs1.org/ABeRcNWtKMPA",
        "https://id.gs1.org/QUOmMmYASQ",
        "https://id.gs1.org/01/09506000134352/DBFKk4XBoAowOQ",
      })
  void isRefusedByNameIfItIsCompressed(String text) {
    var code = ScannedText.read(text);
    assertThat(code.kind()).isEqualTo(Kind.DIGITAL_LINK);
    assertThat(code.fault().orElse("none")).contains("compressed GS1 Digital Link");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://example.com/",
        "https://example.com/?01=09506000134352",
        "https://example.com/products/01",
        "https://example.com/products/collections",
        "https://example.com/collections-for-summer",
        "https://example.com/AAAAAA",
        "https://example.com/ARFKk4XBog",
        "https://youtu.be/dQw4w9WgXcQ",
        "https://example.com/DBFKk4XBoAowOR.html",
        "https://example.com/2024/01/31/article",
        "https://example.com/01/20240131",
        "https://example.com/01/summer-sale",
        "https://example.com/10/ABC",
        "ftp://id.gs1.org/01/09506000134352",
        "https:///01/09506000134352",
        "see https://id.gs1.org/01/09506000134352",
        "urn:epc:id:sgtin:9506000.13435.1",
      })
  void isNotEveryWebAddress(String text) {
    assertThat(ScannedText.read(text)).isEqualTo(ScannedCode.text());
  }
}
