package dev.packshot.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathDecodingTest {
  @ParameterizedTest
  @CsvSource({
    "0-598908%205068141, 0-598908 5068141",
    "0-598908 5068141, 0-598908 5068141",
    "%32JZrkF3LTAhyYeEuhdNeDY, 2JZrkF3LTAhyYeEuhdNeDY",
    "a+b, a+b",
    "caf%C3%A9, café",
    "100%, 100%",
    "%zz, %zz"
  })
  void decodesWhatTheGatewayHasLeftEncoded(String sent, String expected) {
    assertThat(PathDecoding.decode(Map.of("gtin", sent))).containsEntry("gtin", expected);
  }
}
