package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tests of promised photos, by both ways in which a file can be sent. */
class PromisesTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  private final Api api = new Api();
  private final ScannerClient scanner = new ScannerClient();
  private final String session = scanner.openSession();

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT"})
  void tellsWhatHasBecomeOfAPhotoAtEveryStep(String method) {
    var file = TestPhotos.small();
    var upload = upload("IMG ä 1", method, file);
    var promised = promise(upload).get(0);
    assertThat(state(promised)).isEqualTo("promised, upload");
    assertThat(PromisedForm.of(promised).send(file) / 100).isEqualTo(2);
    var ready = await(upload);
    assertThat(state(ready)).isEqualTo("ready, done");
    assertThat(ready.path("photo_short_id")).isEqualTo(promised.path("photo_short_id"));
    var photo = scanner.find(session, ready.path("photo_short_id").asString()).orElseThrow();
    assertThat(photo.path("original_filename").asString()).isEqualTo("front.jpg");
    assertThat(photo.path("sha256").asString()).isEqualTo(TestPhotos.sha256(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT"})
  void letsStorageRefuseOtherBytesThanPromised(String method) {
    var file = TestPhotos.small();
    var promised = promise(upload("1", method, file)).get(0);
    var other = file.clone();
    other[other.length - 1]++;
    assertThat(PromisedForm.of(promised).send(other)).isEqualTo(400);
  }

  @Test
  void doesNotWantTheSameBytesTwice() {
    var file = TestPhotos.small();
    var first = upload("1", "POST", file);
    PromisedForm.of(promise(first).get(0)).send(file);
    var ready = await(first);
    var second = promise(upload("2", "POST", file)).get(0);
    assertThat(state(second)).isEqualTo("duplicate, done");
    assertThat(second.path("duplicate_of")).isEqualTo(ready.path("photo_short_id"));
  }

  @Test
  void refusesOneOfTwoPromises() {
    var answers = promise("{\"client_id\":\"1\"},{\"client_id\":\"2\",\"method\":\"PUT\"}");
    assertThat(state(answers.get(0))).isEqualTo("promised, upload");
    assertThat(state(answers.get(1))).isEqualTo("refused, give_up");
    assertThat(answers.get(1).at("/errors/0/field").asString()).isEqualTo("uploads.1.file_size");
  }

  @Test
  void promisesPhotosWithTheirSession() {
    var opened =
        api.send(
                Request.of("POST", ScannerClient.SESSIONS)
                    .json("{\"uploads\":[{\"client_id\":\"1\"}]}"))
            .expect(201);
    assertThat(state(opened.json().at("/uploads/0"))).isEqualTo("promised, upload");
  }

  @Test
  void listsAndExplainsAPromisedPhoto() {
    var promised = promise("{\"client_id\":\"1\"}").get(0);
    var listed = api.send(Request.of("GET", path("/uploads")).query("state", "promised"));
    assertThat(listed.expect(200).json().at("/data/0/client_id").asString()).isEqualTo("1");
    var explained =
        api.send(
            Request.of(
                    "POST",
                    path("/uploads/" + promised.path("photo_short_id").asString() + "/explain"))
                .json(
                    "{\"status\":403,\"code\":\"AccessDenied\",\"message\":\"Policy expired.\"}"));
    assertThat(explained.expect(200).text("cause")).isEqualTo("expired");
    assertThat(state(explained.json())).isEqualTo("promised, upload");
  }

  private static String upload(String clientId, String method, byte[] file) {
    return ("{\"client_id\":\"%s\",\"method\":\"%s\",\"original_filename\":\"front.jpg\","
            + "\"file_size\":%d,\"sha256\":\"%s\"}")
        .formatted(clientId, method, file.length, TestPhotos.sha256(file));
  }

  private JsonNode promise(String uploads) {
    return api.send(Request.of("POST", path("/uploads")).json("{\"uploads\":[" + uploads + "]}"))
        .expect(200)
        .json()
        .path("uploads");
  }

  private JsonNode await(String upload) {
    var end = Instant.now().plus(TIMEOUT);
    while (Instant.now().isBefore(end)) {
      var answer = promise(upload).get(0);
      if (!answer.path("next").asString().equals("wait")) {
        return answer;
      }
      sleep(answer.path("retry_after_seconds").asLong());
    }
    throw new AssertionError("timed out waiting for " + upload);
  }

  private static void sleep(long seconds) {
    try {
      Thread.sleep(Duration.ofSeconds(seconds).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String path(String rest) {
    return ScannerClient.SESSIONS + "/" + session + rest;
  }

  private static String state(JsonNode answer) {
    return answer.path("state").asString() + ", " + answer.path("next").asString();
  }
}
