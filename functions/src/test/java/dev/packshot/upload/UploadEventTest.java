package dev.packshot.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.Ids;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.Uploads;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Upload events of foreign objects, invalid objects and ended or full sessions. */
class UploadEventTest {
  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);

  @Test
  void ignoresEventsThatAreNotAboutPhotos() {
    var unknown = new PhotoKey(id(), id(), PhotoType.FRONT, "jpg").text();
    uploads.store(unknown, Uploads.PHOTO);
    uploads.store("somebody/elses.jpg", Uploads.PHOTO);
    var deleted = uploads.presign("front", "photo.jpg");
    app.log.clear();
    var batch =
        new SqsBatch(app)
            .created(unknown, Uploads.FIRST)
            .created("somebody/elses.jpg", Uploads.FIRST)
            .created(deleted, Uploads.FIRST)
            .createdIn("another-bucket", uploads.store(Uploads.PHOTO))
            .message("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"b\"}");
    assertThat(batch.deliver()).isEmpty();
    assertThat(app.log.stream().filter(line -> line.contains("\"outcome\":\"ignored\"")))
        .hasSize(5);
    assertThat(uploads.photos()).isEmpty();
    assertThat(app.graph.sessions().find(sessionOf(unknown))).isEmpty();
  }

  @Test
  void readsNoObjectOfAnUnknownSession() {
    var unknown =
        uploads.store(new PhotoKey(id(), id(), PhotoType.FRONT, "jpg").text(), Uploads.PHOTO);
    var calls = new ConcurrentLinkedQueue<String>();
    var observed = app.withObjects(TestClients.observedS3(calls::add));
    assertThat(new SqsBatch(observed).created(unknown, Uploads.FIRST).deliver()).isEmpty();
    assertThat(observed.log).anyMatch(line -> line.contains("\"outcome\":\"ignored\""));
    assertThat(calls).isEmpty();
  }

  @Test
  void storesAPhotoOfASessionThatHasExpired() {
    var key = uploads.store(Uploads.PHOTO);
    app.clock.advance(IdleLimit.USUAL.time().plus(Duration.ofHours(1)));
    assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
    assertThat(uploads.onlyPhoto().get("upload_status").asText()).isEqualTo("ready");
  }

  @Test
  void rejectsAnInvalidObjectWithAReason() {
    var key = uploads.store("no picture".getBytes(StandardCharsets.UTF_8));
    assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
    var photo = uploads.onlyPhoto();
    assertThat(photo.get("upload_status").asText()).isEqualTo("rejected");
    assertThat(photo.get("rejection_reason").asText()).isNotEmpty();
    assertThat(photo.get("file_size").asLong()).isEqualTo(10);
    assertThat(photo.get("width").isNull()).isTrue();
  }

  @Test
  void acceptsARejectedPhotoOnceItsObjectIsReplaced() {
    var key = uploads.store("no picture".getBytes(StandardCharsets.UTF_8));
    uploads.deliverEvent(key, Uploads.FIRST);
    uploads.store(key, Uploads.PHOTO);
    uploads.deliverEvent(key, Uploads.SECOND);
    var photo = uploads.onlyPhoto();
    assertThat(photo.get("upload_status").asText()).isEqualTo("ready");
    assertThat(photo.get("rejection_reason").isNull()).isTrue();
  }

  @Test
  void rejectsThePhotoAfterTheFiveHundredth() {
    var late = uploads.store(Uploads.PHOTO);
    var unregistered = uploads.presign("front", "photo.jpg");
    for (int at = 0; at < Session.MAX_PHOTOS; at++) {
      assertThat(uploads.register(uploads.presign("back", "photo.jpg")).status()).isEqualTo(201);
    }
    var refused = uploads.register(unregistered);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("detail").asText()).contains("500");

    assertThat(uploads.deliverEvent(late, Uploads.FIRST)).isTrue();
    assertThat(uploads.deliverEvent(late, Uploads.FIRST)).isTrue();
    var photos = uploads.photos();
    assertThat(photos).hasSize(Session.MAX_PHOTOS + 1);
    var rejected = photos.stream().filter(one -> one.get("s3_key").asText().equals(late)).findAny();
    assertThat(rejected.orElseThrow().get("upload_status").asText()).isEqualTo("rejected");
    assertThat(rejected.orElseThrow().get("rejection_reason").asText()).contains("500");
    assertThat(uploads.photoCount()).isEqualTo(Session.MAX_PHOTOS);
    assertThat(uploads.register(late).status()).isEqualTo(409);
    assertThat(uploads.request("GET", "/presigned-upload-url").send().status()).isEqualTo(409);
  }

  @Test
  void refusesARegistrationInASessionThatHasEnded() {
    var before = uploads.presign("front", "photo.jpg");
    uploads.register(before);
    var after = uploads.presign("front", "photo.jpg");
    app.clock.advance(IdleLimit.USUAL.time());
    assertThat(uploads.register(after).status()).isEqualTo(409);
    assertThat(uploads.register(before).status()).isEqualTo(200);
    assertThat(app.session(uploads.session).get("status").asText()).isEqualTo("EXPIRED");
  }

  private UUID id() {
    return new Ids(app.clock).next();
  }

  private static SessionId sessionOf(String key) {
    return PhotoKey.parse(key).orElseThrow().address().sessionId();
  }
}
