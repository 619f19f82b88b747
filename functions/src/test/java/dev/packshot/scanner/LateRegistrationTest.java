package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registrations that come after the upload event, and perhaps after a PATCH. */
class LateRegistrationTest {
  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);
  private String key;

  @BeforeEach
  void uploadANutritionTable() {
    key = uploads.store(uploads.presign("nutrition", "photo.jpg"), Uploads.PHOTO);
    assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
  }

  @Test
  void keepsTheTypeOfTheFormIfNoneIsSent() {
    var photo = register("").json();
    assertThat(photo.get("photo_type").asText()).isEqualTo("nutrition");
    assertThat(photo.get("upload_status").asText()).isEqualTo("ready");
  }

  @Test
  void setsTheTypeAndTheMetadataThatAreSent() {
    var photo = register(",\"photo_type\":\"back\",\"metadata\":{\"shelf\":\"7\"}").json();
    assertThat(photo.get("photo_type").asText()).isEqualTo("back");
    assertThat(photo.get("metadata").get("shelf").asText()).isEqualTo("7");
  }

  @Test
  void keepsWhatAPatchWasTold() {
    patch("{\"photo_type\":\"back\",\"metadata\":{\"seen\":\"yes\",\"shelf\":\"1\"}}");
    var answer =
        register(
            ",\"photo_type\":\"front\",\"original_filename\":\"IMG_1.jpg\","
                + "\"metadata\":{\"shelf\":\"7\",\"store\":\"12\"}");
    assertThat(answer.status()).isEqualTo(201);
    var photo = answer.json();
    assertThat(photo.get("photo_type").asText()).isEqualTo("back");
    assertThat(photo.get("original_filename").asText()).isEqualTo("IMG_1.jpg");
    assertThat(photo.get("metadata"))
        .isEqualTo(
            JsonNodeFactory.instance
                .objectNode()
                .put("seen", "yes")
                .put("shelf", "1")
                .put("store", "12"));
  }

  @Test
  void refusesMetadataThatWouldBeTooMuchAfterAPatch() {
    patch("{\"photo_type\":\"back\",\"metadata\":" + entries("p", 30) + "}");
    var answer = register(",\"metadata\":" + entries("r", 30));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(photo().get("metadata")).hasSize(30);
    assertThat(register("").status()).isEqualTo(201);
  }

  @Test
  void isAcceptedAfterTheEndOfTheSession() {
    app.clock.advance(Duration.ofDays(3));
    var answer = register(",\"original_filename\":\"IMG_1.jpg\"");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(photo().get("original_filename").asText()).isEqualTo("IMG_1.jpg");
    assertThat(status()).isEqualTo("EXPIRED");
  }

  @Test
  void doesNotBringAnEndedSessionBackByAnEvent() {
    var late = uploads.store(Uploads.PHOTO);
    app.clock.advance(Duration.ofHours(24));
    assertThat(status()).isEqualTo("EXPIRED");
    assertThat(uploads.deliverEvent(late, Uploads.FIRST)).isTrue();
    assertThat(status()).isEqualTo("EXPIRED");
    assertThat(app.session(uploads.session).get("product_photos")).hasSize(2);
    var form = uploads.request("GET", "/presigned-upload-url").send();
    assertThat(form.status()).isEqualTo(409);
    assertThat(form.json().get("detail").asText()).contains("Open a new session");
  }

  private TestAnswer register(String fields) {
    return uploads
        .request("POST", "/photos")
        .body("{\"s3_key\":\"" + key + "\"" + fields + "}")
        .send();
  }

  private void patch(String body) {
    var id = photo().get("short_id").asText();
    assertThat(uploads.request("PATCH", "/photos/" + id).body(body).send().status()).isEqualTo(200);
  }

  private JsonNode photo() {
    return app.session(uploads.session).get("product_photos").get(0);
  }

  private String status() {
    return app.session(uploads.session).get("status").asText();
  }

  private static String entries(String prefix, int count) {
    var json = new StringBuilder("{");
    for (int at = 0; at < count; at++) {
      json.append(at == 0 ? "" : ",").append('"').append(prefix).append(at).append("\":\"x\"");
    }
    return json.append('}').toString();
  }
}
