package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the numbers of products in the paths of images. */
class ProductNumbersTest {
  private final Api api = new Api();
  private final ProductClient product = new ProductClient();

  @Test
  void refusesUpcEAndSaysWhatToSend() {
    var answer = api.send(Request.of("GET", ProductClient.path("01234565"))).expectInvalid("gtin");
    assertThat(answer.text("detail")).contains("012345000065");
  }

  @Test
  void readsANumberWithSpacesAndHyphens() {
    var added = product.add(TestPhotos.small()).expect(201);
    var listed = api.send(Request.of("GET", product.writtenPath())).expect(200).json();
    assertThat(listed.path("data").path(0).path("id").asString())
        .isEqualTo(ProductClient.id(added));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00012345678906", "123", "000123456789051", "0001234567890x", "00000000"})
  void rejectsAnInvalidGtin(String gtin) {
    api.send(Request.of("GET", ProductClient.path(gtin))).expectInvalid("gtin");
  }
}
