package dev.packshot.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoTypeTest {
  @Test
  void hasTwelveValues() {
    assertThat(Stream.of(PhotoType.values()).map(PhotoType::value))
        .containsExactly(
            "front",
            "back",
            "left",
            "right",
            "top",
            "bottom",
            "nutrition",
            "ingredients",
            "barcode",
            "recycling",
            "certification",
            "other")
        .allSatisfy(word -> assertThat(PhotoType.find(word).orElseThrow().value()).isEqualTo(word));
  }

  @Test
  void listsAllValuesInItsChoices() {
    assertThat(PhotoType.CHOICES.split(", "))
        .containsExactly(
            Stream.of(PhotoType.values()).map(PhotoType::value).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Front", "FRONT", " front", "sideways"})
  void findsNoOtherWord(String word) {
    assertThat(PhotoType.find(word)).isEmpty();
  }
}
