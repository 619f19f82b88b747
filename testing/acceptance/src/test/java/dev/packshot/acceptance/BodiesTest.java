package dev.packshot.acceptance;

import static dev.packshot.acceptance.Scanner.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no endpoint takes, and fields that are not what they should be. */
class BodiesTest {
  private static final int MEBIBYTE = 1 << 20;

  private final Api api = new Api();
  private final Scanner scanner = new Scanner();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "nonsense",
        "[]",
        "\"text\"",
        "null",
        "7",
        "{} {}",
        "{\"a\":1,}",
        "{'a':1}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":NaN}"
      })
  void areBadRequestsWhereTheyAreNotOneJsonObject(String body) {
    api.send(Call.of("POST", SESSIONS).json(body)).expect(400);
  }

  @Test
  void areBadRequestsWhereTheyAreNotUtf8() {
    var body = "{\"user_agent\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    api.send(Call.of("POST", SESSIONS).json("").body(body)).expect(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
  void areUnsupportedInOtherTypes(String type) {
    api.send(Call.of("POST", SESSIONS).json("{}").header("Content-Type", type)).expect(415);
  }

  @Test
  void areTakenInTypesThatAreJsonToo() {
    var call = Call.of("POST", SESSIONS).json("{}");
    api.send(call.header("Content-Type", "Application/JSON; charset=utf-8")).expect(201);
    api.send(call.header("Content-Type", "application/vnd.packshot+json")).expect(201);
  }

  @Test
  void areUnsupportedWhenCompressed() throws IOException {
    Target.current().requireNoLack(Lack.COMPRESSED_BODIES);
    var gzipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(gzipped)) {
      gzip.write("{}".getBytes(StandardCharsets.UTF_8));
    }
    api.send(
            Call.of("POST", SESSIONS)
                .json("")
                .header("Content-Encoding", "gzip")
                .body(gzipped.toByteArray()))
        .expect(415);
  }

  @Test
  void areTooLargeFromAQuarterOfAMebibyteOn() {
    api.send(Call.of("POST", SESSIONS).json(spaces(MEBIBYTE / 4))).expect(201);
    api.send(Call.of("POST", SESSIONS).json(spaces(MEBIBYTE / 4 + 1))).expect(413);
  }

  @Test
  void areTooLargeForTheGatewayToo() {
    Target.current().requireNoLack(Lack.GATEWAY_LIMITS);
    api.send(Call.of("POST", SESSIONS).json(spaces(11 * MEBIBYTE))).expect(413);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "metadata                | {'metadata': 'text'}",
        "metadata                | {'metadata': []}",
        "metadata.a              | {'metadata': {'a': 1}}",
        "metadata.a              | {'metadata': {'a': null}}",
        "metadata.a              | {'metadata': {'a': {'b': 'c'}}}",
        "metadata.               | {'metadata': {'': 'empty key'}}",
        "metadata.a              | {'metadata': {'a': '\\u0000'}}",
        "metadata.a              | {'metadata': {'a': '\\ud800'}}",
        "organization_short_id   | {'organization_short_id': 'x'}",
        "organization_short_id   | {'organization_short_id': 5}",
        "user_agent              | {'user_agent': null}",
        "user_agent              | {'user_agent': 5}",
        "user_agent              | {'user_agent': '\\u001b'}",
        "device_context          | {'device_context': []}",
        "device_context          | {'device_context': null}",
        "device_context          | {'device_context': {'a': '\\udc00'}}",
        "capture_mode            | {'capture_mode': null}",
        "capture_mode            | {'capture_mode': ''}",
        "capture_mode            | {'capture_mode': 'BOTH'}",
        "capture_mode            | {'capture_mode': ['both']}",
        "capture_mode            | {'capture_mode': 'both', 'capture_mode': 'both'}",
      })
  void areRefusedByTheFieldThatIsNotValid(String field, String body) {
    api.send(Call.of("POST", SESSIONS).json(body.replace('\'', '"'))).expectInvalid(field);
  }

  @Test
  void areRefusedByEveryFieldAtOnce() {
    api.send(Call.of("POST", SESSIONS).json("{\"metadata\":7,\"user_agent\":7,\"capture_mode\":7}"))
        .expectInvalid("metadata")
        .expectInvalid("user_agent")
        .expectInvalid("capture_mode");
  }

  @Test
  void areTakenAtTheLengthsThatTheContractNamesAndNoFurther() {
    takes("{\"user_agent\":\"%s\"}", "user_agent", 500);
    takes("{\"metadata\":{\"a\":\"%s\"}}", "metadata.a", 500);
    takes("{\"device_context\":{\"a\":\"%s\"}}", "device_context", 4_000 - "{\"a\":\"\"}".length());
    api.send(Call.of("POST", SESSIONS).json("{\"metadata\":{\"" + "k".repeat(40) + "\":\"v\"}}"))
        .expect(201);
    api.send(Call.of("POST", SESSIONS).json("{\"metadata\":{\"" + "k".repeat(41) + "\":\"v\"}}"))
        .expectInvalid("metadata." + "k".repeat(41));
    api.send(Call.of("POST", SESSIONS).json(metadata(50))).expect(201);
    api.send(Call.of("POST", SESSIONS).json(metadata(51))).expectInvalid("metadata");
  }

  @Test
  void areRefusedWhereTheyAreNestedWithoutEnd() {
    var deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
    api.send(Call.of("POST", SESSIONS).json("{\"device_context\":" + deep + "}")).expect(422);
  }

  @Test
  void doNotChangeAPhotoWhenTheyAreRefused() {
    var session = scanner.open();
    var photo = scanner.registered(session);
    scanner
        .classify(session, photo, "{\"photo_type\":\"back\",\"metadata\":{\"a\":\"b\",\"c\":7}}")
        .expectInvalid("metadata.c");
    scanner.classify(session, photo, "{\"metadata\":{\"a\":\"b\"}}").expectInvalid("photo_type");
    scanner.classify(session, photo, "{\"photo_type\":\"Back\"}").expectInvalid("photo_type");
    scanner.classify(session, photo, "{\"photo_type\":null}").expectInvalid("photo_type");
    var shown = scanner.find(session, photo).orElseThrow();
    assertThat(shown.path("photo_type").asString()).isEqualTo("other");
    assertThat(shown.path("metadata")).isEmpty();
  }

  /** Characters count as people count them: one of four bytes in UTF-8 is one. */
  private void takes(String body, String field, int length) {
    var most = "🍞".repeat(length);
    api.send(Call.of("POST", SESSIONS).json(body.formatted(most))).expect(201);
    api.send(Call.of("POST", SESSIONS).json(body.formatted(most + "x"))).expectInvalid(field);
  }

  private static String metadata(int keys) {
    var body = new StringBuilder("{\"metadata\":{");
    for (int key = 0; key < keys; key++) {
      body.append(key == 0 ? "" : ",").append("\"k").append(key).append("\":\"v\"");
    }
    return body.append("}}").toString();
  }

  private static String spaces(int length) {
    return "{" + " ".repeat(length - 2) + "}";
  }
}
