package dev.packshot.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.photo.PhotoDeletion;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.Renditions;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Photos whose files somebody deletes from the bucket before their upload events are handled. */
class DisappearedFilesTest {
  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);

  @Test
  void asksForThePromisedFileAgain() {
    var key = ledger().get("s3_key").asText();
    uploads.store(key, Uploads.PHOTO);
    assertThat(ledger().get("state").asText()).isEqualTo("arrived");
    erase(key);
    assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
    assertThat(ledger().get("state").asText()).isEqualTo("promised");
    assertThat(ledger().at("/upload/fields/key").asText()).isEqualTo(key);
    uploads.store(key, Uploads.PHOTO);
    assertThat(uploads.deliverEvent(key, Uploads.SECOND)).isTrue();
    assertThat(ledger().get("next").asText()).isEqualTo("done");
  }

  @Test
  void leavesARegisteredPhotoPendingAndRenewsItsForm() {
    var key = uploads.presign("front", "photo.jpg");
    uploads.store(key, Uploads.PHOTO);
    uploads.register(key);
    erase(key);
    assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
    var photo = uploads.onlyPhoto();
    assertThat(photo.get("upload_status").asText()).isEqualTo("pending");
    assertThat(renewed(photo).get("s3_key").asText()).isEqualTo(key);
  }

  @Test
  void removesThePicturesThatAnEventOfADeletedPhotoHasLeft() {
    var key = uploads.presign("front", "photo.jpg");
    uploads.store(key, Uploads.PHOTO);
    uploads.register(key);
    var address = PhotoKey.parse(key).orElseThrow().address();
    uploads.request("DELETE", "/photos/" + address.photoId()).send();
    app.clock.advance(PhotoDeletion.FORMS.plusMinutes(1));
    assertThat(app.graph.sweepPhotos().run()).isEqualTo(1);
    var left = Renditions.prefix(address) + "left-3.jpg";
    uploads.store(left, Uploads.PHOTO);
    assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
    assertThat(TestApp.s3().client().listObjectsV2(list -> list.bucket(app.bucket).prefix(left)))
        .extracting(ListObjectsV2Response::keyCount)
        .isEqualTo(0);
  }

  private JsonNode ledger() {
    return uploads
        .request("POST", "/uploads")
        .body("{\"uploads\":[{\"client_id\":\"a\",\"photo_type\":\"front\"}]}")
        .send()
        .json()
        .at("/uploads/0");
  }

  private JsonNode renewed(JsonNode photo) {
    var query = "photo_type=front&photo_short_id=" + photo.get("short_id").asText();
    return uploads.request("GET", "/presigned-upload-url?" + query).send().json();
  }

  private void erase(String key) {
    TestApp.s3().client().deleteObject(object -> object.bucket(app.bucket).key(key));
  }
}
