package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tests of captures and of the photos that belong to them. */
class CapturesTest {
  private static final String EAN = "4006381333931";

  private final Api api = new Api();
  private final ScannerClient scanner = new ScannerClient();
  private final CaptureClient captures = new CaptureClient();

  @Test
  void addsAScannedCode() {
    var raw = "]d2010400638133393110A1\u001d211";
    var body = captures.body(raw);
    body.putObject("metadata").put("shelf", "A4");
    var added = captures.send(body).expect(201);
    assertThat(added.text("status")).isEqualTo("PENDING");
    assertThat(added.text("raw_value")).isEqualTo(raw);
    assertThat(added.text("gtin")).isEqualTo("04006381333931");
    assertThat(added.json().path("gs1_dl_data"))
        .isEqualTo(json("{\"01\":\"04006381333931\",\"10\":\"A1\",\"21\":\"1\"}"));
    assertThat(added.json().path("metadata")).isEqualTo(json("{\"shelf\":\"A4\"}"));
    assertThat(added.json().path("product_name").isNull()).isTrue();
    assertThat(added.json().path("processed_at").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "4006381333931,                               04006381333931",
    "4 006381 333931,                             04006381333931",
    "012345678905,                                00012345678905",
    "3-16-148410-X,                               09783161484100",
    "]C10109506000134352,                         09506000134352",
    "https://id.gs1.org/01/09506000134352/10/ABC, 09506000134352",
    "shelf A4,",
  })
  void tellsTheGtinAtOnce(String raw, String gtin) {
    var added = captures.add(raw).expect(201);
    assertThat(added.json().path("gtin").asString(null)).isEqualTo(gtin);
    assertThat(added.text("raw_value")).isEqualTo(raw);
  }

  @Test
  void tellsThatANumberIsRestricted() {
    assertThat(captures.add(EAN).json().path("restricted").asBoolean()).isFalse();
    assertThat(captures.add("2012345678903").json().path("restricted").asBoolean()).isTrue();
  }

  @Test
  void acceptsTheExamplesOfTheContract() {
    var at = Contract.pointer("paths", CaptureClient.CAPTURES, "post", "requestBody", "content");
    var examples = Contract.current().at(at + "/application~1json/examples");
    assertThat(examples).isNotEmpty();
    for (var example : examples) {
      var body = (ObjectNode) example.path("value").deepCopy();
      captures.send(body.put("session_short_id", captures.session())).expect(201);
    }
  }

  @Test
  void returnsTheLocationOfANewCapture() {
    var added = captures.add(EAN).expect(201);
    var read = api.send(Request.of("GET", Links.path(added.header("Location")))).expect(200);
    for (var field : new String[] {"short_id", "capture_type", "raw_value", "gtin", "created"}) {
      assertThat(read.json().path(field)).as(field).isEqualTo(added.json().path(field));
    }
  }

  @Test
  void addsOneCaptureForARepeatedRequest() {
    var key = UUID.randomUUID().toString();
    var first = captures.send(captures.body(EAN), key).expect(201);
    var second = captures.send(captures.body(EAN), key).expect(201);
    assertThat(second.text("short_id")).isEqualTo(first.text("short_id"));
    assertThat(listed()).hasSize(1);
  }

  @Test
  void listsTheCapturesOfASessionInTheirOrder() {
    var first = captures.add("shelf A4").text("short_id");
    var second = captures.add("shelf A5").text("short_id");
    var read = captures.awaitEnd(first);
    captures.awaitEnd(second);
    assertThat(listed())
        .extracting(capture -> capture.path("short_id").asString())
        .containsExactly(first, second);
    assertThat(listed().path(0)).isEqualTo(read);
    assertThat(listed(captures.status()))
        .extracting(capture -> capture.path("short_id").asString())
        .containsExactly(first, second);
    var ended = scanner.end(captures.session(), "end").expect(200).json();
    assertThat(ended.path("capture_count").asInt()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "session_short_id | null",
        "session_short_id | \"x\"",
        "capture_type     | null",
        "capture_type     | \"SCAN\"",
        "raw_value        | null",
        "raw_value        | \"\"",
        "raw_value        | 4006381333931",
        "metadata         | \"text\"",
        "gtin             | \"09506000134352\"",
        "gtin             | \"4006381333932\"",
        "gs1_dl_data      | {\"batch\": \"A1\"}",
      })
  void rejectsAnInvalidField(String field, String value) {
    var body = captures.body(EAN);
    body.set(field, json(value));
    captures.send(body).expectInvalid(field);
    assertThat(listed()).isEmpty();
  }

  @Test
  void acceptsFiveHundredCharactersAndRejectsOneMore() {
    captures.add("x".repeat(500)).expect(201);
    captures.add("x".repeat(501)).expectInvalid("raw_value");
  }

  @Test
  void takesNoCaptureAfterTheEndOfTheSession() {
    scanner.end(captures.session(), "end").expect(200);
    captures.add(EAN).expect(409);
    assertThat(listed()).isEmpty();
  }

  @Test
  void returnsNotFoundForUnknownIds() {
    var unknown = ShortIds.unknown();
    captures.send(captures.body(EAN).put("session_short_id", unknown)).expect(404);
    captures.read(unknown).expect(404);
    captures.retry(unknown).expect(404);
  }

  @Test
  void rejectsInvalidIds() {
    captures.read("x").expectInvalid("id");
    captures.retry("x").expectInvalid("id");
  }

  @Test
  void registersAPhotoOfACapture() {
    var capture = captures.add(EAN).text("short_id");
    var photo = register(capture).expect(201);
    assertThat(photo.text("capture_short_id")).isEqualTo(capture);
    var read = scanner.readPhoto(captures.session(), photo.text("short_id")).expect(200);
    assertThat(read.text("capture_short_id")).isEqualTo(capture);
  }

  @Test
  void rejectsAPhotoOfACaptureOfAnotherSession() {
    register(new CaptureClient().add(EAN).text("short_id")).expectInvalid("capture_short_id");
    register(ShortIds.unknown()).expectInvalid("capture_short_id");
    assertThat(scanner.readSession(captures.session()).json().path("product_photos")).isEmpty();
  }

  @Test
  void refusesThePromiseOfAPhotoOfACaptureOfAnotherSession() {
    var own = captures.add(EAN).text("short_id");
    var foreign = new CaptureClient().add(EAN).text("short_id");
    var answers = promise(own, foreign);
    assertThat(answers.at("/0/state").asString()).isEqualTo("promised");
    assertThat(answers.at("/1/state").asString()).isEqualTo("refused");
    assertThat(answers.at("/1/errors/0/field").asString()).isEqualTo("uploads.1.capture_short_id");
  }

  private JsonNode promise(String... captureIds) {
    var body = JsonMapper.shared().createObjectNode();
    var uploads = body.putArray("uploads");
    for (var capture : captureIds) {
      uploads.addObject().put("client_id", capture).put("capture_short_id", capture);
    }
    var path = ScannerClient.SESSIONS + "/" + captures.session() + "/uploads";
    return api.send(Request.of("POST", path).json(body.toString()))
        .expect(200)
        .json()
        .path("uploads");
  }

  private Response register(String capture) {
    var body =
        JsonMapper.shared()
            .createObjectNode()
            .put("s3_key", scanner.requestUpload(captures.session()).key())
            .put("capture_short_id", capture);
    return scanner.register(captures.session(), body.toString());
  }

  private JsonNode listed() {
    return listed(scanner.readSession(captures.session()));
  }

  private static JsonNode listed(Response answer) {
    return answer.expect(200).json().path("captures");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
