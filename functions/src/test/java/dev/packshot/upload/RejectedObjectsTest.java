package dev.packshot.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.Ids;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.session.Session;
import dev.packshot.store.S3ObjectStore;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.Uploads;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.s3.model.Tag;

/** The tag of rejected objects, by which the bucket's lifecycle rule deletes them. */
class RejectedObjectsTest {
  private static final byte[] INVALID = "no picture".getBytes(StandardCharsets.UTF_8);
  private static final Tag TAG = Tag.builder().key("packshot").value("rejected").build();

  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);

  @Test
  void marksOnlyInvalidObjects() {
    var rejected = uploads.store(INVALID);
    var valid = uploads.store(Uploads.PHOTO);
    uploads.deliverEvent(rejected, Uploads.FIRST);
    uploads.deliverEvent(valid, Uploads.FIRST);
    assertThat(tags(rejected)).containsExactly(TAG);
    assertThat(tags(valid)).isEmpty();
  }

  @Test
  void marksAnObjectWhenAnInterruptedEventIsRepeated() {
    var key = uploads.store(INVALID);
    uploads.deliverEvent(key, Uploads.FIRST);
    TestApp.s3().client().deleteObjectTagging(it -> it.bucket(app.bucket).key(key));
    assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
    assertThat(tags(key)).containsExactly(TAG);
  }

  @Test
  void marksNoObjectWithoutASavedVerdict() {
    var key = uploads.store(INVALID);
    var broken =
        app.withDatabase(
            TestClients.failingOn(
                "transactWriteItems", () -> InternalServerErrorException.builder().build()));
    assertThat(new SqsBatch(broken).created(key, Uploads.FIRST).deliver()).hasSize(1);
    assertThat(tags(key)).isEmpty();
    var unknown = new PhotoKey(id(), id(), PhotoType.FRONT, "jpg").text();
    uploads.store(unknown, INVALID);
    assertThat(uploads.deliverEvent(unknown, Uploads.FIRST)).isTrue();
    assertThat(tags(unknown)).isEmpty();
  }

  @Test
  void doesNotMarkAReplacedObject() {
    var key = uploads.store(INVALID);
    uploads.deliverEvent(key, Uploads.FIRST);
    uploads.store(key, Uploads.PHOTO);
    assertThat(tags(key)).isEmpty();
    uploads.deliverEvent(key, Uploads.SECOND);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(tags(key)).isEmpty();
  }

  @Test
  void marksAPhotoBeyondTheLimitOnEveryEvent() {
    var late = uploads.store(Uploads.PHOTO);
    for (int at = 0; at < Session.MAX_PHOTOS; at++) {
      uploads.register(uploads.presign("back", "photo.jpg"));
    }
    uploads.deliverEvent(late, Uploads.FIRST);
    assertThat(tags(late)).containsExactly(TAG);
    TestApp.s3().client().deleteObjectTagging(it -> it.bucket(app.bucket).key(late));
    app.log.clear();
    uploads.deliverEvent(late, Uploads.FIRST);
    assertThat(tags(late)).containsExactly(TAG);
    assertThat(app.log).anyMatch(line -> line.contains("\"outcome\":\"already_done\""));
  }

  @Test
  void ignoresARejectedObjectThatNoLongerExists() {
    var objects = new S3ObjectStore(TestApp.s3().client(), uploads.app.bucket);
    objects.markRejected(uploads.presign("front", "photo.jpg"), Optional.empty());
  }

  private List<Tag> tags(String key) {
    return TestApp.s3().client().getObjectTagging(get -> get.bucket(app.bucket).key(key)).tagSet();
  }

  private UUID id() {
    return new Ids(app.clock).next();
  }
}
