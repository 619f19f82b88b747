package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PATCH of a photo. */
class ClassifyingTest {
  private final Scanner scanner = new Scanner();
  private final String session = scanner.open();
  private final String photo = scanner.registered(session);

  @Test
  void setsTheTypeAndLeavesTheRest() {
    change("front", "{\"a\":\"1\"}");
    var changed = scanner.classify(session, photo, "{\"photo_type\":\"back\"}").expect(200);
    assertThat(changed.text("photo_type")).isEqualTo("back");
    assertThat(changed.json().path("metadata").toString()).isEqualTo("{\"a\":\"1\"}");
    assertThat(scanner.find(session, photo)).contains(changed.json());
  }

  @Test
  void mergesMetadata() {
    change("front", "{\"a\":\"1\",\"b\":\"2\"}");
    change("front", "{\"b\":\"3\",\"c\":\"4\",\"a\":\"\"}");
    assertMetadata("{\"b\":\"3\",\"c\":\"4\"}");
  }

  @Test
  void clearsMetadataByNothingAtAll() {
    change("front", "{\"a\":\"1\"}");
    change("front", "{}");
    assertMetadata("{}");
    change("front", "{\"a\":\"1\"}");
    change("front", "null");
    assertMetadata("{}");
  }

  @Test
  void changesNothingMoreTheSecondTime() {
    var body = "{\"photo_type\":\"left\",\"metadata\":{\"a\":\"1\",\"b\":\"\"}}";
    var first = scanner.classify(session, photo, body).expect(200);
    assertThat(scanner.classify(session, photo, body).expect(200).json()).isEqualTo(first.json());
  }

  @Test
  void takesEachExampleOfTheContract() {
    var at =
        Contract.pointer(
            "paths", Scanner.SESSIONS + "/{session_id}/photos/{photo_id}", "patch", "requestBody");
    var examples =
        Contract.current().at(at + Contract.pointer("content", "application/json", "examples"));
    assertThat(examples).isNotEmpty();
    for (var example : examples) {
      scanner.classify(session, photo, example.path("value").toString()).expect(200);
    }
  }

  @Test
  void keepsEveryOneOfManyMergesAtTheSameTime() {
    Crowd.of(20, key -> change("front", "{\"key" + key + "\":\"" + key + "\"}"));
    assertThat(metadata().properties()).hasSize(20);
  }

  @Test
  void holdsFiftyKeysAndRefusesOneMore() {
    var full = JsonMapper.shared().createObjectNode();
    IntStream.range(0, 50).forEach(key -> full.put("key" + key, "x"));
    change("front", full.toString());
    scanner
        .classify(session, photo, "{\"photo_type\":\"back\",\"metadata\":{\"more\":\"x\"}}")
        .expectInvalid("metadata");
    assertMetadata(full.toString());
    change("front", "{\"key0\":\"\",\"more\":\"x\"}");
    assertThat(metadata().properties()).hasSize(50);
  }

  @Test
  void knowsNoPhotoOfAnotherSession() {
    scanner.classify(scanner.open(), photo, "{\"photo_type\":\"back\"}").expect(404);
    scanner.classify(session, ShortIds.unknown(), "{\"photo_type\":\"back\"}").expect(404);
    scanner.classify(ShortIds.unknown(), photo, "{\"photo_type\":\"back\"}").expect(404);
  }

  @Test
  void refusesIdsThatAreNone() {
    scanner.classify("x", photo, "{\"photo_type\":\"back\"}").expectInvalid("session_id");
    scanner.classify(session, "x", "{\"photo_type\":\"back\"}").expectInvalid("photo_id");
  }

  private Answer change(String type, String metadata) {
    var body = "{\"photo_type\":\"" + type + "\",\"metadata\":" + metadata + "}";
    return scanner.classify(session, photo, body).expect(200);
  }

  private JsonNode metadata() {
    return scanner.find(session, photo).orElseThrow().path("metadata");
  }

  private void assertMetadata(String json) {
    assertThat(metadata()).isEqualTo(JsonMapper.shared().readTree(json));
  }
}
