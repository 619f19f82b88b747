package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostPolicyTest {
  @Test
  void writesConditionsInTheOrderOfTheirAddition() {
    var policy =
        new PostPolicy("2015-12-30T12:00:00.000Z").exactly("key", "a").contentLength(1, 26_214_400);
    assertThat(text(policy))
        .isEqualTo(
            """
            {"expiration":"2015-12-30T12:00:00.000Z","conditions":[{"key":"a"},\
            ["content-length-range",1,26214400]]}""");
  }

  @Test
  void canHaveNoConditions() {
    assertThat(text(new PostPolicy("x"))).isEqualTo("{\"expiration\":\"x\",\"conditions\":[]}");
  }

  @Test
  void preservesEveryCharacter() throws Exception {
    var all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        all.appendCodePoint(c);
      }
    }
    var policy = new PostPolicy("x").exactly("every", all.toString());
    var read = new ObjectMapper().readTree(text(policy));
    assertThat(read.at("/conditions/0/every").asText()).isEqualTo(all.toString());
  }

  @Test
  void escapesOnlyWhatJsonRequires() {
    assertThat(text(new PostPolicy("\"\\/\b\f\n\r\t\u0000\u001f\u007fé\u2028😀")))
        .contains("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007fé\u2028😀\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "a\ud83d", "\ud83da", "\ude00", "\ude00\ud83d", "😀\ude00"})
  void rejectsUnpairedSurrogates(String text) {
    var policy = new PostPolicy("x");
    assertThatIllegalArgumentException().isThrownBy(() -> policy.exactly("field", text));
  }

  static String text(PostPolicy policy) {
    return new String(Base64.getDecoder().decode(policy.encoded()), UTF_8);
  }
}
