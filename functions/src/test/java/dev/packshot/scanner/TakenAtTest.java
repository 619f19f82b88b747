package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.devkit.picture.DatedPhotos;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The time at which a photo was taken, from its client or else from its file. */
class TakenAtTest {
  private static final byte[] DATED = new DatedPhotos("2026:11:21 13:00:00", "+01:00").jpeg();
  private static final String IN_FILE = "2026-11-21T12:00:00Z";

  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T08:30:00+01:00,     2026-11-20T07:30:00Z",
    "2026-11-20T08:30:00Z,          2026-11-20T08:30:00Z",
    "2026-11-20t08:30:00.987z,      2026-11-20T08:30:00Z",
    "1969-07-20T20:17:40-05:00,     1969-07-21T01:17:40Z",
    "0001-01-01T00:00:00Z,          0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z,          9999-12-31T23:59:59Z",
  })
  void isTheClientsIfItSendsOne(String sent, String shown) {
    var key = uploads.store(DATED);
    assertThat(takenAt(register(key, sent).json())).isEqualTo(shown);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(takenAt(uploads.onlyPhoto())).isEqualTo(shown);
  }

  @Test
  void isTheClientsAlsoIfItRegistersAfterTheEvent() {
    var key = uploads.store(DATED);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(takenAt(uploads.onlyPhoto())).isEqualTo(IN_FILE);
    assertThat(takenAt(register(key, "2026-11-20T08:30:00Z").json()))
        .isEqualTo("2026-11-20T08:30:00Z");
  }

  @Test
  void isTheOneInTheFileIfTheClientSendsNone() {
    var key = uploads.store(DATED);
    assertThat(uploads.register(key).json().get("taken_at").isNull()).isTrue();
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(takenAt(uploads.onlyPhoto())).isEqualTo(IN_FILE);
  }

  @Test
  void isAbsentIfTheFileHasNoOffset() {
    var key = uploads.store(Uploads.PHOTO);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(uploads.onlyPhoto().get("taken_at").isNull()).isTrue();
  }

  @Test
  void isForgottenIfTheFileIsReplacedByOneWithoutATime() {
    var key = uploads.store(DATED);
    uploads.deliverEvent(key, Uploads.FIRST);
    uploads.store(key, Uploads.PHOTO);
    uploads.deliverEvent(key, Uploads.SECOND);
    assertThat(uploads.onlyPhoto().get("taken_at").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-20",
        "2026-11-20T08:30:00",
        "2026-11-20 08:30:00Z",
        "2026:11:20 08:30:00",
        "2026-02-30T08:30:00Z",
        "2026-11-20T24:30:00Z",
        "2026-11-20T08:30:00+19:00",
        "0000-11-20T08:30:00Z",
        "+10000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-01:00",
        "1795162200",
        "yesterday"
      })
  void isRefusedFromAClientIfItIsNoTimeWithAnOffset(String sent) {
    var answer = register(uploads.store(DATED), sent);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").asText()).isEqualTo("taken_at");
  }

  private TestAnswer register(String key, String takenAt) {
    return uploads
        .request("POST", "/photos")
        .body("{\"s3_key\":\"%s\",\"taken_at\":\"%s\"}".formatted(key, takenAt))
        .send();
  }

  private static String takenAt(JsonNode photo) {
    return photo.get("taken_at").asText();
  }
}
