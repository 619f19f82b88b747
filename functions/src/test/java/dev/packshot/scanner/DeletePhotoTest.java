package dev.packshot.scanner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.photo.PhotoDeletion;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoPointerItem;
import dev.packshot.photo.Renditions;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The deletion of a photo, which nothing brings back. */
class DeletePhotoTest {
  /** More than enough for each order of the calls; {@code -Dpackshot.races} sets another number. */
  private static final int RACES = Integer.getInteger("packshot.races", 20);

  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);

  @Test
  void removesAReadyPhotoWithAllThatBelongsToIt() {
    var key = ready();
    var deleted = delete(id(key));
    assertThat(deleted.status()).as(deleted.toString()).isEqualTo(204);
    assertThat(objects()).isEmpty();
    assertGone(key);
    assertThat(sortKeys()).containsExactlyInAnyOrder("SESSION", "PHOTO#" + id(key), id(key));
  }

  @Test
  void answersARepeatedRequestInTheSameWayAlsoAfterItsRecordIsGone() {
    var key = ready();
    assertThat(delete(id(key)).status()).isEqualTo(204);
    assertThat(delete(id(key)).status()).isEqualTo(204);
    app.clock.advance(PhotoDeletion.FORMS.plusSeconds(1));
    assertThat(app.graph.sweepPhotos().run()).isEqualTo(1);
    assertThat(app.graph.sweepPhotos().run()).isZero();
    assertThat(delete(id(key)).status()).isEqualTo(204);
    assertThat(sortKeys()).containsExactlyInAnyOrder("SESSION", "PHOTO#" + id(key));
  }

  @Test
  void doesNotFindAPhotoThatNeverWas() {
    var key = uploads.presign("front", "photo.jpg");
    TestProblem.in(delete(id(key)), ErrorCode.NOT_FOUND);
    var other = new Uploads(app);
    var foreign = other.presign("front", "photo.jpg");
    other.register(foreign);
    TestProblem.in(delete(id(foreign)), ErrorCode.NOT_FOUND);
  }

  @Test
  void deletesAPhotoWhoseFileArrivesLater() {
    var key = uploads.presign("front", "photo.jpg");
    uploads.register(key);
    delete(id(key));
    uploads.store(key, Uploads.PHOTO);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertGone(key);
    app.clock.advance(PhotoDeletion.FORMS.plusSeconds(1));
    app.graph.sweepPhotos().run();
    assertThat(objects()).isEmpty();
    assertThat(sortKeys()).containsExactlyInAnyOrder("SESSION", "PHOTO#" + id(key));
  }

  @Test
  void deletesAFileWhoseEventComesAfterTheRecordIsGone() {
    var key = ready();
    delete(id(key));
    app.clock.advance(PhotoDeletion.FORMS.plusSeconds(1));
    app.graph.sweepPhotos().run();
    uploads.store(key, Uploads.PHOTO);
    uploads.deliverEvent(key, Uploads.SECOND);
    assertThat(objects()).isEmpty();
    assertGone(key);
    assertThat(sortKeys()).containsExactlyInAnyOrder("SESSION", "PHOTO#" + id(key));
  }

  /** An event that was killed has left a picture and a pointer, and its object is gone. */
  @Test
  void erasesWhatAKilledEventHasLeftAlsoBeforeTheDeletionHasEnded() {
    var key = ready();
    var photo = PhotoKey.parse(key).orElseThrow().address();
    delete(id(key));
    uploads.store(Renditions.prefix(photo) + "a-3.jpg", Uploads.PHOTO);
    var pointer = PhotoPointerItem.key(photo.photoId()).item();
    TestApp.dynamo().putItem(put -> put.tableName(app.table).item(pointer));
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(objects()).isEmpty();
    assertThat(sortKeys()).containsExactlyInAnyOrder("SESSION", "PHOTO#" + id(key), id(key));
  }

  @Test
  void refusesEveryOtherUseOfADeletedPhoto() {
    var key = ready();
    delete(id(key));
    TestProblem.in(uploads.register(key), ErrorCode.CONFLICT);
    TestProblem.in(
        uploads.request("GET", "/presigned-upload-url?photo_short_id=" + id(key)).send(),
        ErrorCode.CONFLICT);
    TestProblem.in(
        uploads.request("PATCH", "/photos/" + id(key)).body("{\"photo_type\":\"left\"}").send(),
        ErrorCode.NOT_FOUND);
    TestProblem.in(uploads.request("GET", "/photos/" + id(key)).send(), ErrorCode.NOT_FOUND);
    var image = "/dashboard/api/v1/trade-items/" + app.organization + "/00012345678905/images";
    TestProblem.in(
        app.request("POST", image + "/from-photo")
            .body("{\"photo_short_id\":\"" + id(key) + "\"}")
            .send(),
        ErrorCode.NOT_FOUND);
    assertGone(key);
  }

  @Test
  void leavesEqualBytesOfAnotherPhoto() {
    var first = ready();
    var second = ready();
    assertThat(uploads.photos().get(1).get("duplicate_of").asText()).isEqualTo(id(first));
    delete(id(first));
    var left = uploads.onlyPhoto();
    assertThat(left.get("short_id").asText()).isEqualTo(id(second));
    assertThat(left.get("duplicate_of").isNull()).isTrue();
    assertThat(left.get("urls")).isNotEmpty();
    assertThat(uploads.photoCount()).isEqualTo(1);
    assertThat(objects()).contains(second).noneMatch(key -> key.contains(id(first)));
  }

  @Test
  void deletesARejectedPhoto() {
    var key = uploads.store("no photo".getBytes(UTF_8));
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(delete(id(key)).status()).isEqualTo(204);
    assertGone(key);
    assertThat(objects()).isEmpty();
  }

  @Test
  void staysDeletedWhateverHappensAtTheSameTime() {
    for (int race = 0; race < RACES; race++) {
      app.clock.advance(Duration.ofSeconds(1)); // for the limit of the key
      var session = new Uploads(app);
      var key = session.presign("front", "photo.jpg");
      session.store(key, Uploads.PHOTO);
      if (race % 2 == 0) {
        session.register(key);
      }
      var path = "/photos/" + id(key);
      ConcurrentCallers.run(
          4,
          caller ->
              switch (caller) {
                case 0 -> (Object) session.deliverEvent(key, Uploads.FIRST);
                case 1 -> session.request("DELETE", path).send().status();
                case 2 -> session.register(key).status();
                default ->
                    session
                        .request("PATCH", path)
                        .body("{\"photo_type\":\"left\"}")
                        .send()
                        .status();
              });
      assertThat(session.request("DELETE", path).send().status()).isIn(204, 404);
      session.deliverEvent(key, Uploads.FIRST);
      session.request("DELETE", path).send();
      session.deliverEvent(key, Uploads.SECOND);
      assertThat(session.photos()).isEmpty();
      assertThat(session.photoCount()).isZero();
    }
    app.clock.advance(PhotoDeletion.FORMS.plusSeconds(1));
    app.graph.sweepPhotos().run();
    assertThat(objects()).isEmpty();
  }

  @Test
  void finishesAnInterruptedDeletion() {
    var key = ready();
    var address = PhotoKey.parse(key).orElseThrow().address();
    app.graph.photoDeletions().delete(address, app.clock.instant());
    assertGone(key);
    assertThat(objects()).isNotEmpty();
    app.clock.advance(PhotoDeletion.FORMS.plusSeconds(1));
    app.graph.sweepPhotos().run();
    assertThat(objects()).isEmpty();
  }

  private String ready() {
    var key = uploads.store(Uploads.PHOTO);
    uploads.deliverEvent(key, Uploads.FIRST);
    return key;
  }

  private TestAnswer delete(String photo) {
    return uploads.request("DELETE", "/photos/" + photo).send();
  }

  private void assertGone(String key) {
    assertThat(uploads.photos()).noneMatch(it -> it.get("s3_key").asText().equals(key));
    assertThat(uploads.photoCount()).isEqualTo(uploads.photos().size());
  }

  private List<String> objects() {
    return TestApp.s3().client().listObjectsV2(list -> list.bucket(app.bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private List<String> sortKeys() {
    return TableContents.withoutKeys(app).stream()
        .filter(item -> item.get("pk").s().matches("(SESSION|PHOTO).*"))
        .map(item -> item.get("sk").s())
        .toList();
  }

  private static String id(String key) {
    return key.replaceFirst(".*/", "").replaceFirst("[.].*", "");
  }
}
