package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests of updates of a photo. */
class PhotoUpdatesTest {
  private final ScannerClient scanner = new ScannerClient();
  private final String session = scanner.openSession();
  private final String photo = scanner.registerWithoutFile(session);

  @Test
  void changesTheTypeAndKeepsTheMetadata() {
    change("front", "{\"a\":\"1\"}");
    var changed = scanner.updatePhoto(session, photo, "{\"photo_type\":\"back\"}").expect(200);
    assertThat(changed.text("photo_type")).isEqualTo("back");
    assertThat(changed.json().path("metadata").toString()).isEqualTo("{\"a\":\"1\"}");
    assertThat(scanner.find(session, photo)).contains(changed.json());
  }

  @Test
  void refusesAnEditOfAPhotoWithoutAFile() {
    scanner.updatePhoto(session, photo, "{\"edit\":{\"rotate\":90}}").expect(409);
  }

  @Test
  void mergesMetadata() {
    change("front", "{\"a\":\"1\",\"b\":\"2\"}");
    change("front", "{\"b\":\"3\",\"c\":\"4\",\"a\":\"\"}");
    assertMetadata("{\"b\":\"3\",\"c\":\"4\"}");
  }

  @Test
  void clearsMetadataForAnEmptyObjectOrNull() {
    change("front", "{\"a\":\"1\"}");
    change("front", "{}");
    assertMetadata("{}");
    change("front", "{\"a\":\"1\"}");
    change("front", "null");
    assertMetadata("{}");
  }

  @Test
  void returnsTheSamePhotoForARepeatedUpdate() {
    var body = "{\"photo_type\":\"left\",\"metadata\":{\"a\":\"1\",\"b\":\"\"}}";
    var first = scanner.updatePhoto(session, photo, body).expect(200);
    assertThat(scanner.updatePhoto(session, photo, body).expect(200).json())
        .isEqualTo(first.json());
  }

  @Test
  void acceptsTheExamplesOfTheContract() {
    var at =
        Contract.pointer(
            "paths",
            ScannerClient.SESSIONS + "/{session_id}/photos/{photo_id}",
            "patch",
            "requestBody");
    var examples =
        Contract.current().at(at + Contract.pointer("content", "application/json", "examples"));
    assertThat(examples).isNotEmpty();
    for (var example : examples) {
      scanner.updatePhoto(session, photo, example.path("value").toString()).expect(200);
    }
  }

  @Test
  void keepsAllParallelMerges() {
    ParallelCalls.run(20, key -> change("front", "{\"key" + key + "\":\"" + key + "\"}"));
    assertThat(metadata().properties()).hasSize(20);
  }

  @Test
  void acceptsFiftyKeysAndRejectsOneMore() {
    var full = JsonMapper.shared().createObjectNode();
    IntStream.range(0, 50).forEach(key -> full.put("key" + key, "x"));
    change("front", full.toString());
    scanner
        .updatePhoto(session, photo, "{\"photo_type\":\"back\",\"metadata\":{\"more\":\"x\"}}")
        .expectInvalid("metadata");
    assertMetadata(full.toString());
    change("front", "{\"key0\":\"\",\"more\":\"x\"}");
    assertThat(metadata().properties()).hasSize(50);
  }

  @Test
  void returnsNotFoundForAPhotoOfAnotherSession() {
    scanner.updatePhoto(scanner.openSession(), photo, "{\"photo_type\":\"back\"}").expect(404);
    scanner.updatePhoto(session, ShortIds.unknown(), "{\"photo_type\":\"back\"}").expect(404);
    scanner.updatePhoto(ShortIds.unknown(), photo, "{\"photo_type\":\"back\"}").expect(404);
  }

  @Test
  void rejectsInvalidIds() {
    scanner.updatePhoto("x", photo, "{\"photo_type\":\"back\"}").expectInvalid("session_id");
    scanner.updatePhoto(session, "x", "{\"photo_type\":\"back\"}").expectInvalid("photo_id");
  }

  private Response change(String type, String metadata) {
    var body = "{\"photo_type\":\"" + type + "\",\"metadata\":" + metadata + "}";
    return scanner.updatePhoto(session, photo, body).expect(200);
  }

  private JsonNode metadata() {
    return scanner.find(session, photo).orElseThrow().path("metadata");
  }

  private void assertMetadata(String json) {
    assertThat(metadata()).isEqualTo(JsonMapper.shared().readTree(json));
  }
}
