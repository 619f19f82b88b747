package dev.packshot.lambda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestForm;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestRequest;
import dev.packshot.testing.TestSession;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with an idempotency key, which make a thing once. */
class RepeatedRequestsTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";

  private final TestApp app = new TestApp();
  private final TestSession key = new TestSession(app);

  @Test
  void opensOneSessionForOneKey() {
    var first = open("\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", "{}");
    var again = open("8e03978e-40d5-43dd-bc93-6894a57f9324", "{}");
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().get("short_id")).isEqualTo(first.json().get("short_id"));
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void opensTwoSessionsForTwoKeysAndForNone() {
    assertThat(id(open("1", "{}"))).isNotEqualTo(id(open("2", "{}")));
    assertThat(id(request("{}").send())).isNotEqualTo(id(request("{}").send()));
  }

  @Test
  void keepsTheKeysOfCallersApart() {
    var other = new TestSession(app);
    var mine = id(open("1", "{}"));
    var theirs = other.request("POST", SESSIONS).header("Idempotency-Key", "1").body("{}").send();
    assertThat(id(theirs)).isNotEqualTo(mine);
  }

  @Test
  void refusesAKeyThatWasSentWithAnotherBody() {
    open("1", "{}");
    var other = open("1", "{\"capture_mode\":\"both\"}");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
  }

  @Test
  void forgetsAKeyAfterAWeek() {
    var first = id(open("1", "{}"));
    app.clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(id(open("1", "{}"))).isEqualTo(first);
    app.clock.advance(Duration.ofSeconds(1));
    assertThat(id(open("1", "{\"capture_mode\":\"both\"}"))).isNotEqualTo(first);
  }

  @Test
  void keepsNoRefusal() {
    assertThat(open("1", "{\"capture_mode\":\"none\"}").status()).isEqualTo(422);
    assertThat(open("1", "{}").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "ä", "a\tb"})
  void refusesAMalformedKey(String malformed) {
    assertThat(open(malformed, "{}").status()).isEqualTo(400);
    assertThat(open("a".repeat(256), "{}").status()).isEqualTo(400);
  }

  @Test
  void opensOneSessionForTwentyEqualRequestsAtTheSameTime() {
    var ids = ConcurrentCallers.run(20, caller -> id(open("1", "{}")));
    assertThat(ids).hasSize(20).containsOnly(ids.get(0));
  }

  @Test
  void renewsThePromisesOfARepeatedSession() {
    var body = "{\"uploads\":[{\"client_id\":\"a\"}]}";
    var first = open("1", body).json();
    var again = open("1", body).json();
    assertThat(again.at("/uploads/0/s3_key")).isEqualTo(first.at("/uploads/0/s3_key"));
    assertThat(again.at("/uploads/0/next").asText()).isEqualTo("upload");
  }

  @Test
  void addsOneImageForOneKey() {
    var first = addImage("1");
    var again = addImage("1");
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    var listed = key.request("GET", images()).send().json();
    assertThat(listed.at("/pagination/total_count").asInt()).isEqualTo(1);
  }

  @Test
  void comparesFormsWithoutTheirBoundaries() {
    var first = addImage("1");
    var again = addImage("1", "another", Uploads.PHOTO);
    assertThat(again.json()).as(again.toString()).isEqualTo(first.json());
    var other = addImage("1", "another", new byte[] {1});
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
  }

  @Test
  void costsNothingMoreWithoutAKey() {
    request("{}").send();
    assertThat(TestLog.lastOf(app).get("table_calls").asInt()).isEqualTo(2);
  }

  private TestAnswer addImage(String idempotencyKey) {
    return addImage(idempotencyKey, TestForm.BOUNDARY, Uploads.PHOTO);
  }

  private TestAnswer addImage(String idempotencyKey, String boundary, byte[] file) {
    var form = new String(new TestForm().file("image", "a.jpg", file).bytes(), ISO_8859_1);
    return key.request("POST", images())
        .header("Idempotency-Key", idempotencyKey)
        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .body(form.replace(TestForm.BOUNDARY, boundary).getBytes(ISO_8859_1))
        .send();
  }

  private String images() {
    return "/dashboard/api/v1/trade-items/" + key.organization() + "/" + Gallery.GTIN + "/images";
  }

  private TestAnswer open(String idempotencyKey, String body) {
    return request(body).header("Idempotency-Key", idempotencyKey).send();
  }

  private TestRequest request(String body) {
    return key.request("POST", SESSIONS).body(body);
  }

  private static String id(TestAnswer answer) {
    return answer.json().get("short_id").asText();
  }
}
