package dev.packshot.acceptance;

import static dev.packshot.acceptance.ScannerClient.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the registration of photos. */
class PhotoRegistrationTest {
  private final Api api = new Api();
  private final ScannerClient scanner = new ScannerClient();
  private final String session = scanner.openSession();

  @Test
  void returnsTheSamePhotoWhenRegisteredTwice() {
    var form = scanner.requestUpload(session);
    var first = scanner.register(session, form, TestPhotos.small()).expect(201);
    var location = first.header("Location");
    assertThat(api.send(Request.of("GET", Links.path(location))).expect(200).body())
        .contains(form.photoId());
    var other = "{\"s3_key\":\"" + form.key() + "\",\"photo_type\":\"back\",\"metadata\":{}}";
    var again = scanner.register(session, other).expect(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.find("Location")).isEmpty();
    assertPhotoCount(1);
  }

  @Test
  void createsOnePhotoForParallelRegistrations() {
    var body = "{\"s3_key\":\"" + scanner.requestUpload(session).key() + "\"}";
    var statuses = ParallelCalls.run(8, caller -> scanner.register(session, body).status());
    assertThat(statuses).containsExactlyInAnyOrder(200, 200, 200, 200, 200, 200, 200, 201);
    assertPhotoCount(1);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "s3_key            | {}",
        "s3_key            | {\"s3_key\": null}",
        "s3_key            | {\"s3_key\": 7}",
        "s3_key            | {\"s3_key\": \"\"}",
        "s3_key            | {\"s3_key\": \"../secret.jpg\"}",
        "photo_type        | {\"s3_key\": \"KEY\", \"photo_type\": \"side\"}",
        "metadata          | {\"s3_key\": \"KEY\", \"metadata\": \"text\"}",
        "capture_short_id  | {\"s3_key\": \"KEY\", \"capture_short_id\": \"x\"}",
        "original_filename | {\"s3_key\": \"KEY\", \"original_filename\": 7}",
        "file_size         | {\"s3_key\": \"KEY\", \"file_size\": -1}",
        "file_size         | {\"s3_key\": \"KEY\", \"file_size\": 1.5}",
        "file_size         | {\"s3_key\": \"KEY\", \"file_size\": \"7\"}",
        "file_size         | {\"s3_key\": \"KEY\", \"file_size\": 99999999999999999999999}",
      })
  void rejectsAnInvalidField(String field, String body) {
    var form = scanner.requestUpload(session);
    scanner.register(session, body.replace("KEY", form.key())).expectInvalid(field);
    assertThat(scanner.find(session, form.photoId())).isEmpty();
  }

  @Test
  void rejectsAKeyOfAnotherSession() {
    var foreign = scanner.requestUpload(scanner.openSession()).key();
    scanner.register(session, "{\"s3_key\":\"" + foreign + "\"}").expectInvalid("s3_key");
  }

  @Test
  void requiresAnExistingSession() {
    var unknown = ShortIds.unknown();
    var key = scanner.requestUpload(session).key().replace(session, unknown);
    scanner.register(unknown, "{\"s3_key\":\"" + key + "\"}").expect(404);
    scanner.register("x", "{\"s3_key\":\"" + key + "\"}").expectInvalid("session_id");
  }

  @Test
  void requiresABody() {
    api.send(Request.of("POST", SESSIONS + "/" + session + "/photos")).expectInvalid("s3_key");
  }

  private void assertPhotoCount(int count) {
    assertThat(scanner.readSession(session).json().path("product_photos")).hasSize(count);
  }
}
