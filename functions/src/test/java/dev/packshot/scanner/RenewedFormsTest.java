package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClock;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Forms of photos that have not arrived, renewed by the photo's id. */
class RenewedFormsTest {
  private final TestApp app = new TestApp().withClock(TestClock.atTheTrueTime());
  private final Uploads uploads = new Uploads(app);

  @Test
  void renewsTheFormOfTheSamePhoto() {
    var key = uploads.presign("front", "a.png");
    app.clock.advance(Duration.ofHours(2));
    var renewed = renew(key, "photo_type=front&original_filename=b.png");
    assertThat(renewed.json().get("s3_key").asText()).isEqualTo(key);
    assertThat(renewed.json().at("/upload_fields/key").asText()).isEqualTo(key);
  }

  @Test
  void refusesAnotherTypeThanThatOfTheKey() {
    var key = uploads.presign("front", "a.png");
    for (var other : new String[] {"photo_type=back&original_filename=a.png", "photo_type=front"}) {
      assertThat(renew(key, other).status()).isEqualTo(422);
    }
  }

  @Test
  void refusesAPhotoOfWhichNoFormWasIssued() {
    for (var id : new String[] {"2JZrkFRXoHHjf4tTt8otTe", "00000000-0000-4000-8000-000000000000"}) {
      assertThat(renewPhoto(id, "photo_type=front").status()).isEqualTo(422);
    }
    assertThat(renewPhoto("l", "photo_type=front").status()).isEqualTo(422);
  }

  @Test
  void refusesAPhotoThatHasArrived() {
    var key = uploads.store(Uploads.PHOTO);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(renew(key, "photo_type=front").status()).isEqualTo(409);
  }

  @Test
  void renewsAPromisedPhotoOnItsOwnTerms() {
    var promised =
        uploads
            .request("POST", "/uploads")
            .body("{\"uploads\":[{\"client_id\":\"a\",\"photo_type\":\"front\",\"file_size\":5}]}")
            .send()
            .json()
            .at("/uploads/0");
    app.clock.advance(Duration.ofDays(2));
    var renewed = renewPhoto(promised.get("photo_short_id").asText(), "photo_type=back").json();
    assertThat(renewed.get("s3_key")).isEqualTo(promised.get("s3_key"));
    assertThat(renewed.at("/upload_fields/x-amz-meta-client-id").asText()).isEqualTo("a");
  }

  @Test
  void registersAPromisedPhotoThatHasNotArrivedAfterItsSessionHasEnded() {
    var promised =
        uploads
            .request("POST", "/uploads")
            .body("{\"uploads\":[{\"client_id\":\"a\",\"photo_type\":\"front\"}]}")
            .send()
            .json()
            .at("/uploads/0/s3_key")
            .asText();
    var simple = uploads.presign("front", "photo.jpg");
    app.clock.advance(Duration.ofDays(2));
    assertThat(uploads.register(simple).status()).isEqualTo(409);
    assertThat(uploads.register(promised).status()).isEqualTo(201);
    app.clock.advance(Duration.ofDays(7));
    assertThat(uploads.register(promised).status()).isEqualTo(200);
    assertThat(uploads.photoCount()).isEqualTo(1);
  }

  private TestAnswer renew(String key, String query) {
    return renewPhoto(key.replaceFirst(".*/", "").replaceFirst("\\..*", ""), query);
  }

  private TestAnswer renewPhoto(String photo, String query) {
    return uploads
        .request("GET", "/presigned-upload-url?" + query + "&photo_short_id=" + photo)
        .send();
  }
}
