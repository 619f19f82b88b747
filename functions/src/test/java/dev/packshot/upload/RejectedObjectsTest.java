package dev.packshot.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.Ids;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.session.Session;
import dev.packshot.store.S3ObjectStore;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestFaults;
import dev.packshot.testing.UploadBatch;
import dev.packshot.testing.Uploads;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.s3.model.Tag;

/** Which objects are marked for the bucket's lifecycle rule to take away. */
class RejectedObjectsTest {
  private static final byte[] NO_PICTURE = "no picture".getBytes(StandardCharsets.UTF_8);
  private static final Tag MARK = Tag.builder().key("packshot").value("rejected").build();

  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);

  @Test
  void marksWhatIsNoPictureAndNothingElse() {
    var rejected = uploads.stored(NO_PICTURE);
    var sound = uploads.stored(Uploads.PHOTO);
    uploads.tell(rejected, Uploads.FIRST);
    uploads.tell(sound, Uploads.FIRST);
    assertThat(tags(rejected)).containsExactly(MARK);
    assertThat(tags(sound)).isEmpty();
  }

  @Test
  void marksWhatAnEventThatStoppedHalfWayLeftUnmarked() {
    var key = uploads.stored(NO_PICTURE);
    uploads.tell(key, Uploads.FIRST);
    TestApp.s3().client().deleteObjectTagging(it -> it.bucket(app.bucket).key(key));
    assertThat(uploads.tell(key, Uploads.FIRST)).isTrue();
    assertThat(tags(key)).containsExactly(MARK);
  }

  @Test
  void marksNothingThatIsNotInTheTable() {
    var key = uploads.stored(NO_PICTURE);
    var broken =
        app.withDatabase(
            TestFaults.failingAt(
                "transactWriteItems", () -> InternalServerErrorException.builder().build()));
    assertThat(new UploadBatch(broken).created(key, Uploads.FIRST).deliver()).hasSize(1);
    assertThat(tags(key)).isEmpty();
    var unknown = new PhotoKey(id(), id(), PhotoType.FRONT, "jpg").text();
    uploads.stored(unknown, NO_PICTURE);
    assertThat(uploads.tell(unknown, Uploads.FIRST)).isTrue();
    assertThat(tags(unknown)).isEmpty();
  }

  @Test
  void leavesNoMarkOnAPhotoThatIsPostedAgain() {
    var key = uploads.stored(NO_PICTURE);
    uploads.tell(key, Uploads.FIRST);
    uploads.stored(key, Uploads.PHOTO);
    assertThat(tags(key)).isEmpty();
    uploads.tell(key, Uploads.SECOND);
    uploads.tell(key, Uploads.FIRST);
    assertThat(tags(key)).isEmpty();
  }

  @Test
  void marksWhatTheSessionHadNoRoomForHoweverOftenItIsTold() {
    var late = uploads.stored(Uploads.PHOTO);
    var session = SessionId.parse(uploads.session).orElseThrow().value();
    for (int at = 0; at < Session.MAX_PHOTOS; at++) {
      uploads.register(new PhotoKey(session, id(), PhotoType.BACK, "jpg").text());
    }
    uploads.tell(late, Uploads.FIRST);
    assertThat(tags(late)).containsExactly(MARK);
    TestApp.s3().client().deleteObjectTagging(it -> it.bucket(app.bucket).key(late));
    app.log.clear();
    uploads.tell(late, Uploads.FIRST);
    assertThat(tags(late)).containsExactly(MARK);
    assertThat(app.log).anyMatch(line -> line.contains("\"outcome\":\"already_done\""));
  }

  @Test
  void takesItCalmlyThatARejectedObjectIsGone() {
    var objects = new S3ObjectStore(TestApp.s3().client(), uploads.app.bucket);
    objects.markRejected(uploads.presign("front", "photo.jpg"), Optional.empty());
  }

  private List<Tag> tags(String key) {
    return TestApp.s3().client().getObjectTagging(get -> get.bucket(app.bucket).key(key)).tagSet();
  }

  private java.util.UUID id() {
    return new Ids(app.clock).next();
  }
}
