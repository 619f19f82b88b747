package dev.packshot.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.PhotoKey;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Registrations and upload events in every order, repeated and concurrent, which must end in the
 * same photo, counted once.
 */
class UploadConvergenceTest {
  private final Uploads uploads = new Uploads(new TestApp());

  @ParameterizedTest
  @ValueSource(strings = {"RE", "ER", "REE", "ERE", "EER", "ERR", "RER", "EEERRR", "RRREEE"})
  void endsInTheSameStateInEveryOrder(String order) throws Exception {
    var key = uploads.store(Uploads.PHOTO);
    var statuses = new ArrayList<Integer>();
    for (var step : order.split("")) {
      if (step.equals("R")) {
        statuses.add(uploads.register(key).status());
      } else {
        assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
      }
    }
    assertThat(statuses.get(0)).isEqualTo(201);
    assertThat(statuses.subList(1, statuses.size())).allMatch(status -> status == 200);
    assertThat(Uploads.state(uploads.onlyPhoto())).isEqualTo(registeredAndReady());
    assertThat(uploads.photoCount()).isEqualTo(1);
  }

  @Test
  void storesAPhotoThatIsNotRegistered() {
    var key = uploads.store(Uploads.PHOTO);
    assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
    var photo = uploads.onlyPhoto();
    assertThat(photo.get("photo_type").asText()).isEqualTo("front");
    assertThat(photo.get("upload_status").asText()).isEqualTo("ready");
    assertThat(photo.get("original_filename").asText()).isEmpty();
    assertThat(photo.get("metadata").toString()).isEqualTo("{}");
    assertThat(uploads.photoCount()).isEqualTo(1);
  }

  @Test
  void showsARegisteredPhotoAsPendingUntilItsEvent() {
    var key = uploads.presign("front", "photo.jpg");
    assertThat(uploads.register(key).status()).isEqualTo(201);
    assertThat(uploads.onlyPhoto().get("upload_status").asText()).isEqualTo("pending");
    assertThat(uploads.onlyPhoto().get("file_size").asLong()).isEqualTo(1);
    uploads.store(key, Uploads.PHOTO);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(uploads.onlyPhoto().get("file_size").asLong()).isEqualTo(Uploads.PHOTO.length);
  }

  @Test
  void storesTenPhotosOnceUnderTenEventsEach() {
    var keys = new ArrayList<String>();
    for (int at = 0; at < 10; at++) {
      var key = uploads.store(new CameraPhoto(64 + at, 48, 1, 0.8f).jpeg());
      keys.addAll(Collections.nCopies(10, key));
    }
    Collections.shuffle(keys, new Random(4711));
    for (int from = 0; from < keys.size(); from += 10) {
      var batch = new SqsBatch(uploads.app);
      keys.subList(from, from + 10).forEach(key -> batch.created(key, Uploads.FIRST));
      assertThat(batch.deliver()).isEmpty();
    }
    assertThat(uploads.photos())
        .hasSize(10)
        .allMatch(photo -> photo.get("upload_status").asText().equals("ready"))
        .allMatch(photo -> photo.get("duplicate_of").isNull());
    assertThat(uploads.photoCount()).isEqualTo(10);
  }

  @Test
  void countsAPhotoOnceUnderConcurrentRegistrationAndEvent() throws Exception {
    var threads = Executors.newFixedThreadPool(2);
    try {
      var one = uploads;
      for (int round = 0; round < 400; round++) {
        // a session of few photos, which each round reads twice
        one = round % 10 == 0 ? new Uploads(uploads.app) : one;
        registerAndIngestConcurrently(one, threads);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void registerAndIngestConcurrently(Uploads one, ExecutorService threads)
      throws Exception {
    var key = one.store(Uploads.PHOTO);
    var before = one.photoCount();
    List<Callable<Boolean>> both =
        List.of(
            () -> one.register(key).status() == 201, () -> one.deliverEvent(key, Uploads.FIRST));
    for (var outcome : threads.invokeAll(both)) {
      assertThat(outcome.get()).isTrue();
    }
    assertThat(one.photoCount()).isEqualTo(before + 1);
    var found = one.app.graph.uploads().find(PhotoKey.parse(key).orElseThrow()).photo();
    assertThat(found.orElseThrow().isRegistered()).isTrue();
    assertThat(found.orElseThrow().status().value()).isEqualTo("ready");
    assertThat(found.orElseThrow().details().metadata()).isEqualTo(Map.of("shelf", "7"));
  }

  @Test
  void showsTheLatestObjectOfAKeyInEveryOrderOfEvents() {
    var other = new CameraPhoto(80, 60, 1, 0.8f).jpeg();
    for (var sequencers :
        List.of(List.of(Uploads.FIRST, Uploads.SECOND), List.of(Uploads.SECOND, Uploads.FIRST))) {
      var key = uploads.store(Uploads.PHOTO);
      uploads.register(key);
      uploads.deliverEvent(key, "0060D1A2B3C4D5E6F0");
      uploads.store(key, other);
      sequencers.forEach(sequencer -> uploads.deliverEvent(key, sequencer));
      var photo = uploads.app.graph.uploads().find(PhotoKey.parse(key).orElseThrow()).photo();
      assertThat(photo.orElseThrow().dimensions()).contains(new Dimensions(80, 60));
    }
  }

  @Test
  void namesTheFirstPhotoWithTheSameBytes() {
    var first = uploads.store(Uploads.PHOTO);
    var second = uploads.store(Uploads.PHOTO);
    uploads.deliverEvent(first, Uploads.FIRST);
    uploads.deliverEvent(second, Uploads.FIRST);
    uploads.deliverEvent(second, Uploads.FIRST);
    var photos = uploads.photos();
    assertThat(photos.get(0).get("duplicate_of").isNull()).isTrue();
    assertThat(photos.get(1).get("duplicate_of").asText())
        .isEqualTo(photos.get(0).get("short_id").asText());
  }

  @Test
  void reportsNoDuplicateOfAReplacedPhoto() {
    var first = uploads.store(Uploads.PHOTO);
    uploads.deliverEvent(first, Uploads.FIRST);
    uploads.store(first, new CameraPhoto(80, 60, 1, 0.8f).jpeg());
    uploads.deliverEvent(first, Uploads.SECOND);
    var second = uploads.store(Uploads.PHOTO);
    uploads.deliverEvent(second, Uploads.FIRST);
    assertThat(uploads.photos()).allMatch(photo -> photo.get("duplicate_of").isNull());
  }

  @Test
  void storesTheOtherPhotosOfABatchWithAnInvalidMessage() {
    var keys = new ArrayList<String>();
    var batch = new SqsBatch(uploads.app);
    for (int at = 0; at < 10; at++) {
      if (at == 4) {
        batch.message("{\"Records\":[{\"eventName\":\"ObjectCreated:Post\",\"s3\":");
      } else {
        keys.add(uploads.store(new CameraPhoto(64 + at, 48, 1, 0.8f).jpeg()));
        batch.created(keys.get(keys.size() - 1), Uploads.FIRST);
      }
    }
    assertThat(batch.deliver()).containsExactly("message-5");
    assertThat(uploads.photos()).hasSize(9);
  }

  private static Map<String, String> registeredAndReady() throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256").digest(Uploads.PHOTO);
    return Map.of(
        "type", "back",
        "name", "IMG_1.jpg",
        "metadata", "{\"shelf\":\"7\"}",
        "size", Integer.toString(Uploads.PHOTO.length),
        "status", "ready",
        "content", "image/jpeg",
        "pixels", "64x48",
        "sha256", HexFormat.of().formatHex(sha256));
  }
}
