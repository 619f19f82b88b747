package dev.packshot.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.gs1.SymbologyIdentifier.Content;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbologyIdentifierTest {
  @ParameterizedTest
  @ValueSource(strings = {"]A0", "]Z9", "]a0", "]z9", "]XA", "]Xz", "]X0", "]X9"})
  void isALetterAndAModifierAfterTheFlag(String identifier) {
    assertThat(SymbologyIdentifier.contentOf(identifier + "1")).isEqualTo(Content.TEXT);
    assertThat(SymbologyIdentifier.dataOf(identifier + "1")).isEqualTo("1");
  }

  /** The characters are those beside the letters and the digits in ASCII. */
  @ParameterizedTest
  @ValueSource(strings = {"]@0", "][0", "]`0", "]{0", "]A/", "]A:", "]A@", "A]0", "]00"})
  void isNoneWithAnotherCharacter(String beginning) {
    assertThat(SymbologyIdentifier.contentOf(beginning + "1")).isEqualTo(Content.UNKNOWN);
    assertThat(SymbologyIdentifier.dataOf(beginning + "1")).isEqualTo(beginning + "1");
  }
}
