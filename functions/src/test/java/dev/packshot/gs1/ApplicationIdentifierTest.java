package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationIdentifierTest {
  @ParameterizedTest
  @CsvSource({
    "17,   251231",
    "17,   250200",
    "17,   250131",
    "17,   240229",
    "15,   000229",
    "7003, 2512312359",
    "7007, 251231",
    "7007, 251201251231",
    "7011, 2512310000",
    "8008, 25123123",
    "8008, 2512312359",
    "8008, 251231235959",
    "4324, 2512002359",
    "4324, 2512319999",
    "7251, 190002282359",
    "310x, 000000",
  })
  void acceptsADateThatExists(String code, String value) {
    assertThat(identifier(code).accepts(value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "17,   251232",
    "17,   250001",
    "17,   250000",
    "17,   251301",
    "17,   250229",
    "17,   250431",
    "7006, 251200",
    "7003, 2512312400",
    "7003, 2512312360",
    "7003, 2512319999",
    "4324, 2512319900",
    "4324, 2513319999",
    "7007, 251201251232",
    "7011, 2512312400",
    "8008, 25123124",
    "8008, 2512312360",
    "8008, 251231235960",
    "8008, 251231235",
    "7251, 190002292359",
    "7250, 25123112",
  })
  void refusesADateThatDoesNotExist(String code, String value) {
    assertThat(identifier(code).accepts(value)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "00,   106141412345678908, 106141412345678909",
    "253,  4012345000009A,     4012345000008A",
    "255,  40123450000091,     40123450000081",
    "402,  40123450000000009,  40123450000000000",
    "414,  4012345000009,      4012345000008",
    "8003, 04012345000009A,    04012345000008A",
    "8003, 04012345000009A,    44012345000009A",
    "8006, 095060001343520102, 095060001343530102",
    "8018, 401234500000000005, 401234500000000006",
    "3103, 001750,             01750",
    "3922, 1999,               1999.0",
    "3932, 9781999,            978",
    "3943, 0010,               010",
    "3950, 001999,             00199",
    "421,  276AB12,            276",
    "422,  276,                27",
    "423,  276056,             2760",
    "8005, 001999,             1999",
    "8010, 4012A,              4012",
    "8010, 4012#/-A,           4012_A",
    "8020, ABC_1,              AB C",
    "4321, 1,                  2",
    "4307, DE,                 D1",
    "4331, 001000-,            001000+",
    "7258, 1/2,                112",
    "37,   1,                  123456789",
    "20,   01,                 1",
    "8030, a-_=,               a+",
  })
  void acceptsOnlyWhatItsFormatAllows(String code, String right, String wrong) {
    assertThat(identifier(code).accepts(right)).isTrue();
    assertThat(identifier(code).accepts(wrong)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "310, 3105",
    "369, 3695",
    "390, 3909",
    "394, 3943",
    "395, 3955",
    "703, 7039",
    "9, 99"
  })
  void hasALastDigitWithinItsRange(String stem, String last) {
    assertThat(ApplicationIdentifiers.find(last)).isPresent();
    var beyond = Integer.toString(Integer.parseInt(last) + 1);
    assertThat(ApplicationIdentifiers.find(beyond).filter(ai -> ai.code().startsWith(stem)))
        .isEmpty();
  }

  @Test
  void isNeverTheBeginningOfAnother() {
    var codes = ApplicationIdentifiers.all().keySet();
    for (var code : codes) {
      assertThat(codes).filteredOn(other -> other.startsWith(code)).containsExactly(code);
    }
  }

  @Test
  void cannotHaveAFormatThatIsNone() {
    assertThatThrownBy(() -> DataFormat.of("N")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DataFormat.of("N6 X2")).isInstanceOf(IllegalArgumentException.class);
  }

  private static ApplicationIdentifier identifier(String code) {
    return ApplicationIdentifiers.find(code.replace('x', '0')).orElseThrow();
  }
}
