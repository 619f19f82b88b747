package dev.packshot.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.problem.ErrorCode;
import dev.packshot.problem.Problem;
import dev.packshot.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

  @Test
  void readsEveryKindOfValue() {
    var read =
        read("{\"s\":\"\\u00e9\\n\",\"t\":true,\"f\":false,\"n\":null,\"a\":[1,[],{}],\"o\":{}}");
    assertThat(read)
        .containsEntry("s", "é\n")
        .containsEntry("t", true)
        .containsEntry("f", false)
        .containsEntry("n", null)
        .containsEntry("a", List.of(new JsonNumber("1"), List.of(), Map.of()))
        .containsEntry("o", Map.of());
    assertThat(new ArrayList<>(read.keySet()))
        .isEqualTo(Arrays.asList("s", "t", "f", "n", "a", "o"));
  }

  @Test
  void keepsTheNotationOfNumbers() {
    for (var number : List.of("0", "-0", "1.50", "1e999999999", "-1E-5", "9".repeat(5_000))) {
      assertThat(read("{\"n\":" + number + "}")).containsEntry("n", new JsonNumber(number));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":2}                 | a",
        "{\"a\":{\"b\":[{},{\"c\":1,\"c\":1}]}} | a.b.c",
        "{\"\":1,\"\":2}                   | ''",
        "{\"a\":{\"x\":[]},\"b\":{\"y\":1,\"y\":1}} | b.y"
      })
  void namesTheFieldThatAppearsTwice(String body, String field) {
    var problem = problem(body);
    assertThat(problem.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
    assertThat(problem.errors()).hasSize(1);
    assertThat(problem.errors().get(0).field()).isEqualTo(field);
    assertThat(problem.errors().get(0).message()).contains("twice");
  }

  @Test
  void readsThirtyTwoLevelsAndNamesTheFieldThatIsNestedDeeper() {
    read("{\"a\":1,\"d\":" + "[".repeat(31) + "]".repeat(31) + "}");
    var problem = problem("{\"a\":{\"b\":1},\"d\":" + "[".repeat(32) + "]".repeat(32) + "}");
    assertThat(problem.errors().get(0).field()).isEqualTo("d");
    assertThat(problem.errors().get(0).message()).contains("32 levels");
  }

  @Test
  void shortensALongFieldName() {
    var name = "n".repeat(10_000);
    var problem = problem("{\"" + name + "\":1,\"" + name + "\":2}");
    assertThat(problem.errors().get(0).field()).isEqualTo("n".repeat(60) + "…");
  }

  @Test
  void reportsThePositionOfMalformedJson() {
    assertThat(problem("{\n \"a\": x}").detail()).contains("line 2", "column 7");
  }

  private static Map<String, Object> read(String body) {
    return JsonReader.object(body.getBytes(StandardCharsets.UTF_8));
  }

  private static Problem problem(String body) {
    return catchThrowableOfType(ProblemException.class, () -> read(body)).problem();
  }
}
