package dev.packshot.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.testing.TestApp;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promises that are not valid. Each is refused alone, and its errors have its index. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvalidPromisesTest {
  private final TestApp app = new TestApp();
  private final Phone phone = new Phone(app);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          client_id         | "client_id":""
          client_id         | "client_id":7
          client_id         | "client_id":null
          client_id         | "client_id":"a\\u0000"
          photo_type        | "client_id":"x","photo_type":"underside"
          original_filename | "client_id":"x","original_filename":"film.mp4"
          original_filename | "client_id":"x","original_filename":7
          content_type      | "client_id":"x","content_type":"image/tiff"
          file_size         | "client_id":"x","file_size":0
          file_size         | "client_id":"x","file_size":26214401
          file_size         | "client_id":"x","file_size":1.5
          file_size         | "client_id":"x","method":"PUT"
          sha256            | "client_id":"x","sha256":"abc"
          sha256            | "client_id":"x","sha256":7
          taken_at          | "client_id":"x","taken_at":"2026-11-21T13:00:00"
          capture_short_id  | "client_id":"x","capture_short_id":"l"
          metadata          | "client_id":"x","metadata":[]
          metadata.k        | "client_id":"x","metadata":{"k":7}
          method            | "client_id":"x","method":"PATCH"
          """)
  void refusesOneFieldOfOnePromise(String field, String fields) {
    var answers = phone.promise("{\"client_id\":\"good\"}", "{" + fields + "}");
    assertThat(answers.get(0).get("state").asText()).isEqualTo("promised");
    assertRefused(answers.get(1), "uploads.1." + field);
  }

  @Test
  void refusesWhatIsNoObject() {
    assertRefused(phone.promise("{\"client_id\":\"good\"}", "7").get(1), "uploads.1");
  }

  @Test
  void refusesTheSecondOfTwoEqualNames() {
    var answers = phone.promise("{\"client_id\":\"twice\"}", "{\"client_id\":\"twice\"}");
    assertThat(answers.get(0).get("state").asText()).isEqualTo("promised");
    assertRefused(answers.get(1), "uploads.1.client_id");
  }

  @Test
  void refusesANameOf65Characters() {
    assertThat(phone.promiseOne("{\"client_id\":\"" + "ä".repeat(64) + "\"}").get("state").asText())
        .isEqualTo("promised");
    assertRefused(
        phone.promiseOne("{\"client_id\":\"" + "ä".repeat(65) + "\"}"), "uploads.0.client_id");
  }

  @Test
  void refusesMoreThanAHundred() {
    assertThat(phone.send(promises(0, 100)).status()).isEqualTo(200);
    var refused = phone.send(promises(0, 101));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("uploads");
  }

  @Test
  void refusesABodyOfAMegabyte() {
    var large = "{\"client_id\":\"" + "a".repeat(1 << 20) + "\"}";
    assertThat(phone.send(large).status()).isEqualTo(413);
  }

  @Test
  void refusesNewNamesBeyondAThousand() {
    var busy = new Phone(app);
    for (int from = 0; from < 900; from += 100) {
      busy.promise(promises(from, 100));
    }
    var last = busy.promise(promises(950, 100));
    assertThat(IntStream.range(0, 100).mapToObj(last::get))
        .allMatch(answer -> answer.get("state").asText().equals("promised"));
    var refused = busy.promise("{\"client_id\":\"950\"}", "{\"client_id\":\"one more\"}");
    assertThat(refused.get(0).get("state").asText()).isEqualTo("promised");
    assertThat(refused.get(1).get("error_code").asText()).isEqualTo("conflict");
    assertThat(refused.get(1).get("reason").asText()).contains("1000");
  }

  private static String[] promises(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(name -> "{\"client_id\":\"" + name + "\"}")
        .collect(Collectors.toList())
        .toArray(String[]::new);
  }

  private static void assertRefused(JsonNode answer, String field) {
    assertThat(answer.get("state").asText()).isEqualTo("refused");
    assertThat(answer.get("next").asText()).isEqualTo("give_up");
    assertThat(answer.get("error_code").asText()).isEqualTo("validation_error");
    assertThat(answer.at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(answer.get("photo_short_id").isNull()).isTrue();
  }
}
