package dev.packshot.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClock;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of a session's promised photos, and the explanations of failed uploads. */
class LedgerTest {
  private static final byte[] FILE = Uploads.PHOTO;

  private final TestApp app = new TestApp().withClock(TestClock.atTheTrueTime());
  private final Phone phone = new Phone(app);

  @Test
  void listsPromisedAndUnpromisedPhotosInTheirOrder() {
    phone.sendWhole("{\"client_id\":\"ready\"}", FILE);
    app.clock.advance(Duration.ofSeconds(1));
    Phone.upload(phone.promiseOne("{\"client_id\":\"arrived\"}"), FILE);
    app.clock.advance(Duration.ofSeconds(1));
    phone.session.register("{}");
    app.clock.advance(Duration.ofSeconds(1));
    phone.promiseOne("{\"client_id\":\"promised\"}");
    assertThat(entries(""))
        .containsExactly("ready ready", "arrived arrived", "null promised", "promised promised");
    assertThat(entries("?state=arrived")).containsExactly("arrived arrived");
    assertThat(entries("?state=promised")).containsExactly("null promised", "promised promised");
    assertThat(entries("?state=deleted")).isEmpty();
    assertThat(entries("?page=2&page_size=3")).containsExactly("promised promised");
  }

  @ParameterizedTest
  @CsvSource({
    "image/jpeg, 202000000",
    "image/png, 120000000",
    "image/webp, 50500000",
    "image/heic, 50500000"
  })
  void statesTheMostPixelsOfTheAnnouncedFormat(String contentType, int pixels) {
    var upload = phone.promiseOne("{\"client_id\":\"a\",\"content_type\":\"" + contentType + "\"}");

    assertThat(upload.at("/limits/max_pixels").asInt()).isEqualTo(pixels);
    assertThat(upload.at("/limits/max_side").asInt()).isEqualTo(20_000);
  }

  @Test
  void refusesAnUnknownState() {
    var answer =
        phone.session.request("GET", phone.session.path() + "/uploads?state=refused").send();
    assertThat(answer.status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | AccessDenied          | Invalid according to Policy: Policy expired. | expired | upload
          403 | AccessDenied          | Request has expired | expired | upload
          400 | EntityTooLarge        | Your proposed upload exceeds the maximum allowed size | too_large | give_up
          400 | EntityTooSmall        | Your proposed upload is smaller than the minimum allowed size | too_small | give_up
          403 | AccessDenied          | Invalid according to Policy: Policy Condition failed: ["eq", "$Content-Type", "image/jpeg"] | other_type | give_up
          400 | BadDigest             | The SHA256 you specified did not match the calculated checksum. | other_bytes | give_up
          403 | SignatureDoesNotMatch | The request signature we calculated does not match | changed_form | upload
          403 | AccessDenied          | There were headers present in the request which were not signed | changed_form | upload
          403 | AccessDenied          | Invalid according to Policy: Extra input fields: acl | changed_form | upload
          503 | SlowDown              | Please reduce your request rate. | storage_busy | upload
          400 | RequestTimeout        | Your socket connection to the server was not read from | interrupted | upload
          0   | ''                    | '' | interrupted | upload
          403 | ''                    | '' | unknown | upload
          """)
  void explainsAFailure(int status, String code, String message, String cause, String next) {
    var photo = phone.promiseOne("{\"client_id\":\"a\"}").get("photo_short_id").asText();
    var failure =
        "{\"status\":%d,\"code\":\"%s\",\"message\":\"%s\"}"
            .formatted(status, code, message.replace("\"", "\\\""));
    var explained = phone.explain(photo, failure).json();
    assertThat(explained.get("cause").asText()).isEqualTo(cause);
    assertThat(explained.get("next").asText()).isEqualTo(next);
    assertThat(explained.has("upload")).isEqualTo(next.equals("upload"));
    assertThat(explained.get("reason").asText()).endsWith(".");
  }

  @Test
  void takesARefusalWithoutWordsHoursLaterForAnExpiredForm() {
    var photo = phone.promiseOne("{\"client_id\":\"a\"}").get("photo_short_id").asText();
    app.clock.advance(Duration.ofHours(3));
    assertThat(phone.explain(photo, "{\"status\":403}").json().get("cause").asText())
        .isEqualTo("expired");
  }

  @Test
  void saysThatTheFileIsThereAfterAll() {
    var promised = phone.promiseOne("{\"client_id\":\"a\"}");
    Phone.upload(promised, FILE);
    var explained = phone.explain(promised.get("photo_short_id").asText(), "{\"status\":0}").json();
    assertThat(explained.get("cause").asText()).isEqualTo("arrived");
    assertThat(explained.get("next").asText()).isEqualTo("wait");
  }

  @Test
  void saysHowWrongTheClientsClockIs() {
    var photo = phone.promiseOne("{\"client_id\":\"a\"}").get("photo_short_id").asText();
    var time = app.clock.instant().plus(Duration.ofDays(3));
    var explained =
        phone.explain(photo, "{\"status\":403,\"client_time\":\"" + time + "\"}").json();
    assertThat(explained.get("clock_skew_seconds").asLong()).isEqualTo(259_200);
  }

  @Test
  void explainsTheUploadOfAPhotoThatWasNotPromisedByItsKey() {
    var key = phone.session.presign();
    var photo = key.replaceFirst(".*/", "").replaceFirst("\\..*", "");
    var explained = phone.explain(photo, "{\"status\":0,\"s3_key\":\"" + key + "\"}").json();
    assertThat(explained.get("next").asText()).isEqualTo("upload");
    assertThat(Phone.upload(explained, FILE)).isEqualTo(201);
    assertThat(phone.explain(photo, "{\"status\":0}").status()).isEqualTo(404);
  }

  @Test
  void doesNotShowTheLedgerToAnotherOrganization() {
    var other = new Phone(new TestApp());
    var photo = other.promiseOne("{\"client_id\":\"a\"}").get("photo_short_id").asText();
    var stranger = other.session.request("GET", phone.session.path() + "/uploads").send();
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(phone.explain(photo, "{\"status\":0}").status()).isEqualTo(404);
  }

  private List<String> entries(String query) {
    var data = phone.list(query).get("data");
    return StreamSupport.stream(data.spliterator(), false).map(LedgerTest::entry).toList();
  }

  private static String entry(JsonNode entry) {
    return entry.get("client_id").asText() + " " + entry.get("state").asText();
  }
}
