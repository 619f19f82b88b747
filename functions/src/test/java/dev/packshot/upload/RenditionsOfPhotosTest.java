package dev.packshot.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.devkit.picture.SoundImages;
import dev.packshot.id.Ids;
import dev.packshot.image.ImageFormat;
import dev.packshot.image.Rendition;
import dev.packshot.lambda.TestApp;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.Renditions;
import dev.packshot.store.NewObject;
import dev.packshot.store.S3Storage;
import dev.packshot.store.Storage;
import dev.packshot.store.UploadBucket;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The smaller pictures of session photos: there when the photo is ready, and no others. */
class RenditionsOfPhotosTest {
  private static final String PREFIX = "scanner/renditions/";
  private static final byte[] WIDE = new CameraPhoto(900, 600, 1, 0.8f).jpeg();
  private static final byte[] OTHER = new CameraPhoto(500, 400, 1, 0.8f).jpeg();

  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);

  @Test
  void makesEveryWidthBelowThePhotosOwn() throws Exception {
    var key = uploads.stored(WIDE);
    uploads.tell(key, Uploads.FIRST);
    var renditions = photo(key).renditions().orElseThrow();
    assertThat(renditions.widths()).containsExactly(200, 400, 800, 900);
    assertThat(objects())
        .containsExactlyInAnyOrderElementsOf(renditions.keys(photo(key).address()));
    for (int width : renditions.widths()) {
      var picture = read(renditions.key(photo(key).address(), width));
      assertThat(picture.getWidth()).isEqualTo(width);
      assertThat(picture.getHeight()).isEqualTo(Math.round(width * 600 / 900f));
    }
  }

  @Test
  void storesThemAsPrivateJpegWithoutWhatTheCameraWrote() {
    var key = uploads.stored(WIDE);
    uploads.tell(key, Uploads.FIRST);
    assertThat(objects()).hasSize(4);
    for (var name : objects()) {
      var object = TestApp.s3().client().getObjectAsBytes(get -> get.bucket(app.bucket).key(name));
      assertThat(object.response().contentType()).isEqualTo("image/jpeg");
      assertThat(object.response().cacheControl()).isEqualTo("private, max-age=3600");
      assertThat(new String(object.asByteArray(), ISO_8859_1)).doesNotContain("Exif");
    }
    assertThat(new String(WIDE, ISO_8859_1)).contains("Exif");
  }

  @Test
  void makesNoneOfWhatIsRejected() {
    var key = uploads.stored("no picture".getBytes(UTF_8));
    uploads.tell(key, Uploads.FIRST);
    assertThat(photo(key).renditions()).isEmpty();
    assertThat(objects()).isEmpty();
    assertThat(app.graph.photos().sessionOf(photo(key).address().photoId())).isEmpty();
  }

  @Test
  void makesNoneOfAFormatThatJavaDoesNotDecode() {
    var key = uploads.stored(uploads.presign("front", "photo.heic"), heic());
    uploads.tell(key, Uploads.FIRST);
    assertThat(photo(key).status().value()).isEqualTo("ready");
    assertThat(photo(key).renditions()).isEmpty();
    assertThat(objects()).isEmpty();
  }

  @Test
  void makesNoneForASessionThatThereIsNot() {
    var unknown =
        new PhotoKey(new Ids(app.clock).next(), new Ids(app.clock).next(), PhotoType.FRONT, "jpg");
    uploads.stored(unknown.text(), WIDE);
    uploads.tell(unknown.text(), Uploads.FIRST);
    assertThat(objects()).isEmpty();
    assertThat(app.graph.photos().sessionOf(unknown.address().photoId())).isEmpty();
  }

  @Test
  void isFoundByItsIdAloneOnceItIsReady() {
    var key = uploads.presign("front", "photo.jpg");
    uploads.register(key);
    assertThat(app.graph.photos().sessionOf(photo(key).address().photoId())).isEmpty();
    uploads.stored(key, WIDE);
    uploads.tell(key, Uploads.FIRST);
    assertThat(app.graph.photos().sessionOf(photo(key).address().photoId()))
        .contains(photo(key).address().sessionId());
  }

  @Test
  void keepsThemWhenTheSameEventComesAgain() {
    var key = uploads.stored(WIDE);
    uploads.tell(key, Uploads.FIRST);
    var before = objects();
    uploads.tell(key, Uploads.FIRST);
    assertThat(objects()).isEqualTo(before);
    assertShown(key);
  }

  @Test
  void removesThoseOfAnObjectThatWasReplaced() {
    var key = uploads.stored(WIDE);
    uploads.tell(key, Uploads.FIRST);
    uploads.stored(key, OTHER);
    uploads.tell(key, Uploads.SECOND);
    assertThat(photo(key).renditions().orElseThrow().widths()).containsExactly(200, 400, 500);
    assertShown(key);
  }

  @Test
  void removesAllOnceTheObjectIsNoPictureAnyMore() {
    var key = uploads.stored(WIDE);
    uploads.tell(key, Uploads.FIRST);
    uploads.stored(key, "no picture".getBytes(UTF_8));
    uploads.tell(key, Uploads.SECOND);
    assertThat(photo(key).renditions()).isEmpty();
    assertThat(objects()).isEmpty();
  }

  @Test
  void removesWhatALateEventMadeOfAnObjectThatWasJudgedAlready() {
    var key = uploads.stored(WIDE);
    uploads.tell(key, Uploads.SECOND);
    uploads.tell(key, Uploads.FIRST);
    assertShown(key);
  }

  @Test
  void showsAPictureAgainThatCameBackUnderItsKey() {
    var key = uploads.stored(WIDE);
    uploads.tell(key, "01");
    uploads.stored(key, OTHER);
    uploads.tell(key, "02");
    uploads.stored(key, WIDE);
    uploads.tell(key, "03");
    uploads.tell(key, "01");
    uploads.tell(key, "02");
    assertShown(key);
  }

  @Test
  void endsWithThoseThatAreShownWhenEventsOfOneKeyMeet() throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 20; round++) {
        var key = uploads.stored(WIDE);
        uploads.tell(key, "00");
        uploads.stored(key, OTHER);
        var events = new ArrayList<Callable<Boolean>>();
        for (var sequencer : List.of("01", "02", "02", "03")) {
          events.add(() -> uploads.tell(key, sequencer));
        }
        for (var told : threads.invokeAll(events)) {
          assertThat(told.get()).isTrue();
        }
        assertThat(objectsOf(key))
            .containsAll(photo(key).renditions().orElseThrow().keys(photo(key).address()));
        uploads.tell(key, "03");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void removesThemAfterAllWhereItStoppedBeforeIt() throws Exception {
    var key = uploads.stored(WIDE);
    uploads.tell(key, Uploads.FIRST);
    uploads.stored(key, OTHER);
    var broken =
        new Interrupted(
            storage(),
            () -> {
              throw new IllegalStateException("no deletions today");
            });
    assertThatThrownBy(() -> ingest(broken).ingest(event(key, Uploads.SECOND)))
        .hasMessage("no deletions today");
    assertThat(objects()).hasSize(4 + 3);
    ingest(storage()).ingest(event(key, Uploads.SECOND));
    assertShown(key);
  }

  @Test
  void keepsThoseOfAPictureThatComesBackWhileItsFirstOnesAreRemoved() throws Exception {
    var key = uploads.stored(WIDE);
    uploads.tell(key, "01");
    uploads.stored(key, OTHER);
    var slow =
        new Interrupted(
            storage(),
            () -> {
              uploads.stored(key, WIDE);
              uploads.tell(key, "03");
            });
    ingest(slow).ingest(event(key, "02"));
    assertShown(key);
  }

  @Test
  void makesNoneForAPhotoThatIsTurnedAway() {
    var late = uploads.stored(WIDE);
    for (int at = 0; at < dev.packshot.session.Session.MAX_PHOTOS; at++) {
      uploads.register(
          new PhotoKey(session(), new Ids(app.clock).next(), PhotoType.BACK, "jpg").text());
    }
    uploads.tell(late, Uploads.FIRST);
    assertThat(photo(late).isBeyondLimit()).isTrue();
    assertThat(objects()).isEmpty();
    uploads.tell(late, Uploads.FIRST);
    assertThat(objects()).isEmpty();
  }

  @Test
  void leavesOutAPictureThatCannotBeMadeAndSaysSo() {
    var address = PhotoKey.parse(uploads.presign("front", "a.jpg")).orElseThrow().address();
    IntFunction<Rendition> picky =
        width -> {
          if (width == 400) {
            throw new IllegalStateException("not today");
          }
          return new Rendition(width, 1, ImageFormat.PNG, new byte[] {1});
        };
    var made = new RenditionStore(storage()).make(address, "name", List.of(200, 400, 800), picky);
    assertThat(made.renditions()).contains(new Renditions("name", "png", List.of(200, 800)));
    assertThat(made.lack().orElseThrow()).contains("400 pixels").contains("not today");
    assertThat(objects())
        .containsExactlyInAnyOrderElementsOf(made.renditions().orElseThrow().keys(address));
  }

  @Test
  void makesNothingOfNothing() {
    var address = PhotoKey.parse(uploads.presign("front", "a.jpg")).orElseThrow().address();
    IntFunction<Rendition> broken =
        width -> {
          throw new IllegalStateException();
        };
    var made = new RenditionStore(storage()).make(address, "name", List.of(200), broken);
    assertThat(made.renditions()).isEmpty();
    assertThat(made.lack()).isPresent();
  }

  private static byte[] heic() {
    return SoundImages.all().stream()
        .filter(sample -> sample.name().equals("HEIC"))
        .findFirst()
        .orElseThrow()
        .bytes();
  }

  private void assertShown(String key) {
    assertThat(objectsOf(key))
        .containsExactlyInAnyOrderElementsOf(
            photo(key).renditions().orElseThrow().keys(photo(key).address()));
  }

  private Photo photo(String key) {
    return app.graph.uploads().find(PhotoKey.parse(key).orElseThrow()).photo().orElseThrow();
  }

  private java.util.UUID session() {
    return dev.packshot.id.SessionId.parse(uploads.session).orElseThrow().value();
  }

  private List<String> objects() {
    return objectsUnder(PREFIX);
  }

  private List<String> objectsOf(String key) {
    var address = PhotoKey.parse(key).orElseThrow().address();
    return objectsUnder(PREFIX + address.sessionId() + "/" + address.photoId() + "/");
  }

  private List<String> objectsUnder(String prefix) {
    var found = TestApp.s3().client().listObjectsV2(list -> list.bucket(app.bucket).prefix(prefix));
    return found.contents().stream().map(S3Object::key).toList();
  }

  private java.awt.image.BufferedImage read(String key) throws java.io.IOException {
    var bytes = TestApp.s3().client().getObjectAsBytes(get -> get.bucket(app.bucket).key(key));
    return ImageIO.read(new ByteArrayInputStream(bytes.asByteArray()));
  }

  private Storage storage() {
    return new S3Storage(TestApp.s3().client(), app.bucket);
  }

  private UploadedObject event(String key, String sequencer) {
    return new UploadedObject(app.bucket, key, sequencer + "0".repeat(32 - sequencer.length()));
  }

  private IngestUpload ingest(Storage storage) {
    var bucket = new UploadBucket(app.bucket, TestApp.REGION, Optional.empty());
    return new IngestUpload(
        new S3PhotoObjects(TestApp.s3().client(), bucket),
        new dev.packshot.image.ImageJudge(dev.packshot.image.ImageLimits.DEFAULT),
        new RenditionStore(storage),
        app.graph.uploads(),
        bucket,
        app.clock);
  }

  /** A bucket before whose deletions something else happens. */
  private record Interrupted(Storage storage, Runnable meanwhile) implements Storage {
    @Override
    public void put(NewObject object) {
      storage.put(object);
    }

    @Override
    public boolean copy(String from, String to, String contentType, NewObject.Caching caching) {
      return storage.copy(from, to, contentType, caching);
    }

    @Override
    public void delete(Collection<String> keys) {
      meanwhile.run();
      storage.delete(keys);
    }

    @Override
    public void deleteUnder(String prefix) {
      meanwhile.run();
      storage.deleteUnder(prefix);
    }
  }
}
