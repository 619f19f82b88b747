package dev.packshot.acceptance;

import static dev.packshot.acceptance.ScannerClient.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of invalid request bodies and fields. */
class RequestBodiesTest {
  private static final int MEBIBYTE = 1 << 20;

  private final Api api = new Api();
  private final ScannerClient scanner = new ScannerClient();

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
  void rejectsABodyThatIsNotOneJsonObject(String body) {
    api.send(Request.of("POST", SESSIONS).json(body)).expect(400);
  }

  @Test
  void rejectsABodyThatIsNotUtf8() {
    var body = "{\"user_agent\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    api.send(Request.of("POST", SESSIONS).json("").body(body)).expect(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
  void rejectsOtherContentTypes(String type) {
    api.send(Request.of("POST", SESSIONS).json("{}").header("Content-Type", type)).expect(415);
  }

  @Test
  void acceptsOtherJsonContentTypes() {
    var request = Request.of("POST", SESSIONS).json("{}");
    api.send(request.header("Content-Type", "Application/JSON; charset=utf-8")).expect(201);
    api.send(request.header("Content-Type", "application/vnd.packshot+json")).expect(201);
  }

  @Test
  void rejectsACompressedBody() throws IOException {
    Target.current().require(Feature.COMPRESSED_BODIES);
    var gzipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(gzipped)) {
      gzip.write("{}".getBytes(StandardCharsets.UTF_8));
    }
    api.send(
            Request.of("POST", SESSIONS)
                .json("")
                .header("Content-Encoding", "gzip")
                .body(gzipped.toByteArray()))
        .expect(415);
  }

  @Test
  void rejectsABodyOverAQuarterOfAMebibyte() {
    api.send(Request.of("POST", SESSIONS).json(objectOfLength(MEBIBYTE / 4))).expect(201);
    api.send(Request.of("POST", SESSIONS).json(objectOfLength(MEBIBYTE / 4 + 1))).expect(413);
  }

  @Test
  void rejectsABodyOverTheLimitOfTheGateway() {
    Target.current().require(Feature.GATEWAY_LIMITS);
    api.send(Request.of("POST", SESSIONS).json(objectOfLength(11 * MEBIBYTE))).expect(413);
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
        "user_agent              | {'user_agent': 5}",
        "user_agent              | {'user_agent': '\\u001b'}",
        "device_context          | {'device_context': []}",
        "device_context          | {'device_context': {'a': '\\udc00'}}",
        "capture_mode            | {'capture_mode': ''}",
        "capture_mode            | {'capture_mode': 'BOTH'}",
        "capture_mode            | {'capture_mode': ['both']}",
        "capture_mode            | {'capture_mode': 'both', 'capture_mode': 'both'}",
      })
  void namesTheInvalidField(String field, String body) {
    api.send(Request.of("POST", SESSIONS).json(body.replace('\'', '"'))).expectInvalid(field);
  }

  @Test
  void namesAllInvalidFields() {
    api.send(
            Request.of("POST", SESSIONS)
                .json("{\"metadata\":7,\"user_agent\":7,\"capture_mode\":7}"))
        .expectInvalid("metadata")
        .expectInvalid("user_agent")
        .expectInvalid("capture_mode");
  }

  @Test
  void acceptsTheMaximumLengthsAndRejectsLongerValues() {
    assertMaximumLength("{\"user_agent\":\"%s\"}", "user_agent", 500);
    assertMaximumLength("{\"metadata\":{\"a\":\"%s\"}}", "metadata.a", 500);
    assertMaximumLength(
        "{\"device_context\":{\"a\":\"%s\"}}", "device_context", 4_000 - "{\"a\":\"\"}".length());
    api.send(Request.of("POST", SESSIONS).json("{\"metadata\":{\"" + "k".repeat(40) + "\":\"v\"}}"))
        .expect(201);
    api.send(Request.of("POST", SESSIONS).json("{\"metadata\":{\"" + "k".repeat(41) + "\":\"v\"}}"))
        .expectInvalid("metadata." + "k".repeat(41));
    api.send(Request.of("POST", SESSIONS).json(metadata(50))).expect(201);
    api.send(Request.of("POST", SESSIONS).json(metadata(51))).expectInvalid("metadata");
  }

  @Test
  void rejectsADeeplyNestedBody() {
    var deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
    api.send(Request.of("POST", SESSIONS).json("{\"device_context\":" + deep + "}")).expect(422);
  }

  @Test
  void leavesAPhotoUnchangedAfterAnInvalidUpdate() {
    var session = scanner.openSession();
    var photo = scanner.registerWithoutFile(session);
    scanner
        .updatePhoto(session, photo, "{\"photo_type\":\"back\",\"metadata\":{\"a\":\"b\",\"c\":7}}")
        .expectInvalid("metadata.c");
    scanner.updatePhoto(session, photo, "{\"metadata\":{\"a\":\"b\"}}").expectInvalid("photo_type");
    scanner.updatePhoto(session, photo, "{\"photo_type\":\"Back\"}").expectInvalid("photo_type");
    scanner.updatePhoto(session, photo, "{\"photo_type\":null}").expectInvalid("photo_type");
    var shown = scanner.find(session, photo).orElseThrow();
    assertThat(shown.path("photo_type").asString()).isEqualTo("front");
    assertThat(shown.path("metadata")).isEmpty();
  }

  /** Asserts a maximum length in code points, with a character of four bytes in UTF-8. */
  private void assertMaximumLength(String body, String field, int length) {
    var longest = "🍞".repeat(length);
    api.send(Request.of("POST", SESSIONS).json(body.formatted(longest))).expect(201);
    api.send(Request.of("POST", SESSIONS).json(body.formatted(longest + "x"))).expectInvalid(field);
  }

  private static String metadata(int keys) {
    var body = new StringBuilder("{\"metadata\":{");
    for (int key = 0; key < keys; key++) {
      body.append(key == 0 ? "" : ",").append("\"k").append(key).append("\":\"v\"");
    }
    return body.append("}}").toString();
  }

  private static String objectOfLength(int length) {
    return "{" + " ".repeat(length - 2) + "}";
  }
}
