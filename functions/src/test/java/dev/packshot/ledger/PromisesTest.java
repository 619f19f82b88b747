package dev.packshot.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.id.Sha256;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClock;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Promises of photos, and what repeated ones are answered with. */
class PromisesTest {
  private static final byte[] FILE = Uploads.PHOTO;
  private static final String SHA256 = HexFormat.of().formatHex(Sha256.digest().digest(FILE));
  private static final String BOUND =
      "{\"client_id\":\"a\",\"sha256\":\"%s\",\"file_size\":%d}".formatted(SHA256, FILE.length);

  private final TestApp app = new TestApp().withClock(TestClock.atTheTrueTime());
  private final Phone phone = new Phone(app);

  @Test
  void returnsTheSamePhotoAndANewFormForTheSameName() {
    var first = phone.promiseOne("{\"client_id\":\"a\",\"photo_type\":\"front\"}");
    app.clock.advance(Duration.ofMinutes(5));
    var second = phone.promiseOne("{\"client_id\":\"a\"}");
    assertThat(state(first)).isEqualTo("promised, upload");
    assertThat(second.get("photo_short_id")).isEqualTo(first.get("photo_short_id"));
    assertThat(second.get("s3_key")).isEqualTo(first.get("s3_key"));
    assertThat(second.at("/upload/fields/x-amz-date"))
        .isNotEqualTo(first.at("/upload/fields/x-amz-date"));
  }

  @Test
  void tellsAnUploadFromItsArrivalToItsVerdict() {
    var promised = phone.promiseOne(BOUND);
    assertThat(Phone.upload(promised, FILE)).isEqualTo(201);
    var arrived = phone.promiseOne(BOUND);
    assertThat(state(arrived)).isEqualTo("arrived, wait");
    assertThat(arrived.get("retry_after_seconds").asInt()).isPositive();
    assertThat(arrived.has("upload")).isFalse();
    phone.deliverEvent(promised);
    assertThat(state(phone.promiseOne(BOUND))).isEqualTo("ready, done");
  }

  @Test
  void filesAPromisedPhotoWithItsFacts() {
    phone.sendWhole(
        "{\"client_id\":\"ä 1\",\"photo_type\":\"back\",\"original_filename\":\"IMG_1.jpg\","
            + "\"taken_at\":\"2026-11-21T13:00:00+01:00\",\"metadata\":{\"shelf\":\"7\"}}",
        FILE);
    var photo = app.session(phone.session.id).at("/product_photos/0");
    assertThat(photo.get("photo_type").asText()).isEqualTo("back");
    assertThat(photo.get("original_filename").asText()).isEqualTo("IMG_1.jpg");
    assertThat(photo.get("taken_at").asText()).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(photo.get("metadata").toString()).isEqualTo("{\"shelf\":\"7\"}");
  }

  @Test
  void putsAFileWithExactlyThePromisedContent() {
    var put = BOUND.replace("}", ",\"method\":\"PUT\"}");
    var promised = phone.promiseOne(put);
    var other = FILE.clone();
    other[other.length - 1]++;
    assertThat(Phone.upload(promised, other)).isEqualTo(400);
    assertThat(Phone.upload(promised, FILE)).isEqualTo(200);
    phone.deliverEvent(promised);
    assertThat(state(phone.promiseOne(put))).isEqualTo("ready, done");
  }

  @Test
  void doesNotWantBytesThatAReadyPhotoHas() {
    var first = phone.sendWhole(BOUND, FILE);
    var second = phone.promiseOne(BOUND.replace("\"a\"", "\"b\""));
    assertThat(state(second)).isEqualTo("duplicate, done");
    assertThat(second.get("duplicate_of")).isEqualTo(first.get("photo_short_id"));
    assertThat(state(phone.promiseOne(BOUND.replace("\"a\"", "\"b\""))))
        .isEqualTo("duplicate, done");
  }

  @Test
  void renewsAPromiseForAWeekAfterItsSessionHasEnded() {
    var promised = phone.promiseOne(BOUND);
    app.clock.advance(Duration.ofDays(6));
    assertThat(state(phone.promiseOne(BOUND))).isEqualTo("promised, upload");
    app.clock.advance(Duration.ofDays(6));
    var renewed = phone.promiseOne(BOUND);
    assertThat(state(renewed)).isEqualTo("promised, upload");
    assertThat(renewed.get("s3_key")).isEqualTo(promised.get("s3_key"));
    app.clock.advance(Duration.ofDays(8));
    assertThat(state(phone.promiseOne(BOUND))).isEqualTo("expired, give_up");
  }

  @Test
  void refusesOnlyTheNewNamesOfASessionThatHasEnded() {
    phone.promiseOne(BOUND);
    app.clock.advance(Duration.ofDays(2));
    var answers = phone.promise(BOUND, "{\"client_id\":\"new\"}");
    assertThat(state(answers.get(0))).isEqualTo("promised, upload");
    assertThat(state(answers.get(1))).isEqualTo("refused, give_up");
    assertThat(answers.get(1).get("error_code").asText()).isEqualTo("conflict");
  }

  @Test
  void changesThePromiseOfAFileThatHasNotArrived() {
    var before = phone.promiseOne("{\"client_id\":\"a\",\"file_size\":1}");
    var after = phone.promiseOne(BOUND);
    assertThat(after.get("s3_key")).isEqualTo(before.get("s3_key"));
    assertThat(Phone.upload(before, FILE)).isEqualTo(400);
    assertThat(Phone.upload(after, FILE)).isEqualTo(201);
  }

  @Test
  void refusesOtherFactsForAFileThatHasArrived() {
    phone.sendWhole(BOUND, FILE);
    var answer =
        phone.promiseOne("{\"client_id\":\"a\",\"sha256\":\"%s\"}".formatted("0".repeat(64)));
    assertThat(state(answer)).isEqualTo("ready, give_up");
    assertThat(answer.get("error_code").asText()).isEqualTo("conflict");
    assertThat(state(phone.promiseOne(BOUND))).isEqualTo("ready, done");
  }

  @Test
  void wantsThePromisedBytesWhenOthersHaveComeByAnEarlierForm() {
    var early = phone.promiseOne("{\"client_id\":\"a\"}");
    phone.promiseOne(BOUND);
    assertThat(Phone.upload(early, other())).isEqualTo(201);
    phone.deliverEvent(early);
    var answer = phone.promiseOne(BOUND);
    assertThat(state(answer)).isEqualTo("ready, upload");
    assertThat(answer.get("reason").asText()).startsWith("Another file");
    assertThat(Phone.upload(answer, FILE)).isEqualTo(201);
    phone.deliverEvent(answer);
    assertThat(state(phone.promiseOne(BOUND))).isEqualTo("ready, done");
  }

  @Test
  void tellsWhyAFileWasRejected() {
    phone.sendWhole("{\"client_id\":\"a\"}", new byte[] {1, 2, 3});
    var answer = phone.promiseOne("{\"client_id\":\"a\"}");
    assertThat(state(answer)).isEqualTo("rejected, give_up");
    assertThat(answer.get("reason").asText()).contains("not an image");
  }

  private static byte[] other() {
    return new dev.packshot.devkit.picture.CameraPhoto(64, 48, 2, 0.8f).jpeg();
  }

  private static String state(JsonNode answer) {
    return answer.get("state").asText() + ", " + answer.get("next").asText();
  }
}
