package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestSession;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetadataOfPhotosTest {
  private final TestApp app = new TestApp();
  private final TestSession session = new TestSession(app);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "add one          | ,\"metadata\":{\"c\":\"3\"}            | {\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}",
        "replace one      | ,\"metadata\":{\"a\":\"9\"}            | {\"a\":\"9\",\"b\":\"2\"}",
        "delete one       | ,\"metadata\":{\"a\":\"\"}             | {\"b\":\"2\"}",
        "delete an absent | ,\"metadata\":{\"x\":\"\"}             | {\"a\":\"1\",\"b\":\"2\"}",
        "delete all       | ,\"metadata\":{\"a\":\"\",\"b\":\"\"}  | {}",
        "set and delete   | ,\"metadata\":{\"a\":\"\",\"c\":\"3\"} | {\"b\":\"2\",\"c\":\"3\"}",
        "omit             | ,\"other\":1                           | {\"a\":\"1\",\"b\":\"2\"}",
        "clear with {}    | ,\"metadata\":{}                       | {}",
        "clear with null  | ,\"metadata\":null                     | {}",
      })
  void mergesMetadata(String title, String rest, String expected) {
    var photo = session.register("{\"a\":\"1\",\"b\":\"2\"}");
    var answer = patch(photo, "{\"photo_type\":\"nutrition\"" + rest + "}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.json().get("photo_type").asText()).isEqualTo("nutrition");
    assertThat(metadata(answer.json())).isEqualTo(expected);
    assertThat(metadata(shown(photo))).isEqualTo(expected);
  }

  @Test
  void mergesIntoClearedMetadata() {
    var photo = session.register("{\"a\":\"1\"}");
    merge(photo, "null");
    assertThat(metadata(merge(photo, "{\"b\":\"2\"}").json())).isEqualTo("{\"b\":\"2\"}");
  }

  @Test
  void keepsFiftyConcurrentMergesOfDifferentKeys() {
    var photo = session.register("{}");
    var answers = ConcurrentCallers.run(50, number -> merge(photo, "{\"k" + number + "\":\"v\"}"));
    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(shown(photo).get("metadata"))
        .isEqualTo(merge(photo, keys("k", 0, 50)).json().get("metadata"))
        .hasSize(50);
  }

  @Test
  void enforcesTheMaximumNumberOfKeysUnderConcurrentMerges() {
    for (int round = 0; round < 3; round++) {
      var photo = session.register(keys("k", 0, 45));
      var answers =
          ConcurrentCallers.run(20, number -> merge(photo, "{\"new" + number + "\":\"v\"}"));
      var refused = answers.stream().filter(answer -> answer.status() != 200).toList();
      refused.forEach(
          answer -> TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).naming("metadata"));
      assertThat(refused).hasSize(15);
      assertThat(shown(photo).get("metadata")).hasSize(50);
    }
  }

  @Test
  void enforcesTheMaximumNumberOfKeysUnderConcurrentMergesThatMostlyReplace() {
    for (int round = 0; round < 3; round++) {
      var photo = session.register(keys("k", 0, 45));
      var replaced = keys("k", 0, 10).replace("}", ",\"new");
      var answers =
          ConcurrentCallers.run(20, number -> merge(photo, replaced + number + "\":\"v\"}"));
      assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(5);
      assertThat(answers).filteredOn(answer -> answer.status() == 422).hasSize(15);
      assertThat(shown(photo).get("metadata")).hasSize(50);
    }
  }

  @Test
  void enforcesTheMaximumNumberOfKeysWhileKeysAreAddedAndDeleted() {
    var photo = session.register(keys("k", 0, 50));
    ConcurrentCallers.run(
        20,
        number -> merge(photo, "{\"k" + number + "\":\"\",\"new" + number + "\":\"v\"}").status());
    var names = shown(photo).get("metadata");
    assertThat(names).hasSize(50);
    for (int number = 0; number < 20; number++) {
      assertThat(names.has("new" + number)).isTrue();
      assertThat(names.has("k" + number)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 45, 50})
  void replacesAnyNumberOfKeysOfFullMetadata(int replaced) {
    var photo = session.register(keys("k", 0, 50));
    var body = keys("k", 0, replaced).replace("\"v\"", "\"w\"");
    var answer = merge(photo, body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    var values = answer.json().get("metadata");
    assertThat(values)
        .hasSize(50)
        .filteredOn(value -> value.asText().equals("w"))
        .hasSize(replaced);
  }

  @Test
  void replacesFortyFiveKeysAndAddsFive() {
    var photo = session.register(keys("k", 0, 45));
    assertThat(merge(photo, keys("k", 0, 50)).json().get("metadata")).hasSize(50);
  }

  @Test
  void refusesTheFiftyFirstKeyAndChangesNothing() {
    var photo = session.register(keys("k", 0, 50));
    var before = shown(photo);
    var answer = patch(photo, "{\"photo_type\":\"top\",\"metadata\":{\"one more\":\"v\"}}");
    TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).naming("metadata");
    assertThat(shown(photo)).isEqualTo(before);
  }

  @Test
  void createsNoPhotoByMerging() {
    var before = TableContents.withoutKeys(app);
    var absent = "2JZrkGyLCyVTkmKj6HQKyR";
    TestProblem.in(merge(absent, "{\"a\":\"1\"}"), ErrorCode.NOT_FOUND);
    TestProblem.in(merge(absent, "{}"), ErrorCode.NOT_FOUND);
    TestProblem.in(patch(absent, "{\"photo_type\":\"top\"}"), ErrorCode.NOT_FOUND);
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
  }

  private TestAnswer merge(String photo, String metadata) {
    return patch(photo, "{\"photo_type\":\"front\",\"metadata\":" + metadata + "}");
  }

  private TestAnswer patch(String photo, String body) {
    return session.request("PATCH", session.path(photo)).body(body).send();
  }

  private JsonNode shown(String photo) {
    for (var one : session.request("GET", session.path()).send().json().get("product_photos")) {
      if (one.get("short_id").asText().equals(photo)) {
        return one;
      }
    }
    throw new AssertionError("There is no photo " + photo);
  }

  /** Returns a JSON object with a range of numbered keys. */
  private static String keys(String prefix, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(at -> "\"" + prefix + at + "\":\"v\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String metadata(JsonNode photo) {
    var sorted = new java.util.TreeMap<String, String>();
    photo.get("metadata").properties().forEach(e -> sorted.put(e.getKey(), e.getValue().asText()));
    return sorted.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
