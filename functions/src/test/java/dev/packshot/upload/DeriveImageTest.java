package dev.packshot.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.event.UploadBatchHandler;
import dev.packshot.problem.ErrorCode;
import dev.packshot.product.ImageObjects;
import dev.packshot.store.ObjectStore;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.S3ObjectStore;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.SlowJudge;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.TestProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;

/** Events about the originals of images. */
class DeriveImageTest {
  private final TestApp app = new TestApp();
  private final Gallery gallery = new Gallery(app);
  private final ObjectStore store = new S3ObjectStore(TestApp.s3().client(), app.bucket);

  @Test
  void makesAllSizes() throws IOException {
    var image = gallery.add(true);
    assertThat(gallery.deliverEvent(gallery.original(image))).isTrue();
    var shown = gallery.get(image).json();
    var widths = new ArrayList<String>();
    shown.get("sizes").fieldNames().forEachRemaining(widths::add);
    assertThat(widths).containsExactly("200", "400", "800", "1000");
    assertThat(shown.at("/sizes/1000")).isEqualTo(shown.get("image_url"));
    for (var width : widths) {
      assertThat(width(shown.at("/sizes/" + width))).isEqualTo(Integer.parseInt(width));
    }
    assertThat(gallery.list()).containsExactly(shown);
    assertThat(gallery.primaries()).containsExactly(image);
  }

  @Test
  void neverMakesAPictureLargerThanTheImage() {
    var image = Gallery.id(gallery.add(false, new CameraPhoto(90, 60, 1, 0.8f).jpeg()));
    gallery.deliverEvent(gallery.original(image));
    assertThat(gallery.get(image).json().get("sizes").fieldNames())
        .toIterable()
        .containsExactly("90");
  }

  @Test
  void ignoresARepeatedEvent() {
    var image = gallery.add(false);
    gallery.deliverEvent(gallery.original(image));
    var before = gallery.get(image).json();
    var idle =
        app.withObjects(
            TestClients.observedS3(
                call -> {
                  throw new AssertionError(call);
                }));
    assertThat(gallery.on(idle).deliverEvent(gallery.original(image))).isTrue();
    assertThat(gallery.get(image).json()).isEqualTo(before);
    assertThat(idle.log).anyMatch(line -> line.contains("\"outcome\":\"already_done\""));
  }

  @Test
  void keepsAnImageWhosePicturesTakeTooLongUntilARedrive() {
    var image = gallery.add(false);
    var before = gallery.get(image).json();
    var awaited = new AwaitedItems(millis -> {}, app.clock);
    var slow =
        new DeriveImage(
            store,
            SlowJudge.create(),
            new ImageObjects(store, app.graph.background()),
            app.graph.images(),
            new EditImage(
                store,
                SlowJudge.create(),
                new ImageObjects(store, app.graph.background()),
                app.graph.images(),
                awaited),
            new PhotoBucket(app.bucket, TestApp.REGION, Optional.empty()),
            awaited);
    var last =
        new SqsBatch(app)
            .created(gallery.original(image), "01")
            .received(UploadBatchHandler.MAX_RECEIVES);
    assertThat(
            last.deliverTo(
                new UploadBatchHandler(
                    app.graph.ingestUpload(),
                    slow,
                    app.graph.readCapturePicture(),
                    app.graph.checkRemoval())))
        .hasSize(1);
    assertThat(gallery.get(image).json()).isEqualTo(before);
    assertThat(gallery.deliverEvent(gallery.original(image))).isTrue();
    assertThat(gallery.get(image).json().get("sizes")).isNotEmpty();
  }

  @Test
  void retriesWhileTheUploadMayBeInProgress() {
    var image = interruptedUpload();
    assertThat(gallery.deliverEvent(gallery.original(image))).isFalse();
    app.clock.advance(Duration.ofMinutes(4));
    assertThat(gallery.deliverEvent(gallery.original(image))).isFalse();
    assertThat(gallery.objects("products/")).hasSize(1);
  }

  @Test
  void removesTheObjectsOfAnInterruptedUpload() {
    var image = interruptedUpload();
    var original = gallery.original(image);
    gallery.deliverEvent(original);
    app.clock.advance(Duration.ofMinutes(6));
    var calls = new ConcurrentLinkedQueue<String>();
    var observed = app.withObjects(TestClients.observedS3(calls::add));
    assertThat(gallery.on(observed).deliverEvent(original)).isTrue();
    assertThat(calls).as("unnecessary calls").doesNotContain("getObject", "putObject");
    assertThat(gallery.objects("")).isEmpty();
    assertThat(gallery.deliverEvent(original)).isTrue();
    assertThat(app.log).anyMatch(line -> line.contains("\"outcome\":\"removed\""));
  }

  @Test
  void completesAnImageWhoseOriginalIsStoredBeforeItsItem() {
    var late = new AtomicReference<String>();
    var early = new AtomicBoolean(true);
    var pausing =
        app.withDatabase(
            TestClients.observedDynamoDb(
                call -> {
                  if (call.equals("transactWriteItems") && early.getAndSet(false)) {
                    late.set(gallery.objects("products/").iterator().next());
                  }
                }));
    var image = Gallery.id(gallery.on(pausing).add(false, Gallery.JPEG));
    assertThat(late.get()).contains(image);
    assertThat(gallery.deliverEvent(late.get())).isTrue();
    assertThat(gallery.get(image).json().get("sizes")).isNotEmpty();
  }

  @Test
  void removesTheObjectsOfAnImageThatIsDeletedConcurrently() {
    var image = gallery.add(true);
    var original = gallery.original(image);
    var deletesOnce = once(() -> assertThat(gallery.delete(image).status()).isEqualTo(204));
    var slow =
        app.withObjects(
            TestClients.observedS3(
                call -> {
                  if (call.equals("putObject")) {
                    deletesOnce.accept(call);
                  }
                }));
    assertThat(gallery.on(slow).deliverEvent(original)).isTrue();
    assertThat(gallery.objectsOf(image)).isEmpty();
    assertThat(slow.log).anyMatch(line -> line.contains("\"outcome\":\"removed\""));
    TestProblem.in(gallery.get(image), ErrorCode.NOT_FOUND);
  }

  @Test
  void removesTheRemainingObjectsOfADeletedImage() {
    var image = gallery.add(true);
    var original = gallery.original(image);
    gallery.delete(image);
    TestApp.s3()
        .client()
        .putObject(
            put -> put.bucket(app.bucket).key(gallery.address(image).publicPrefix() + "late.jpg"),
            RequestBody.fromString("late"));
    assertThat(gallery.deliverEvent(original)).isTrue();
    assertThat(gallery.objectsOf(image)).isEmpty();
  }

  @Test
  void keepsAnImageThatHasLostItsOriginal() {
    var image = gallery.add(true);
    var original = gallery.original(image);
    TestApp.s3().client().deleteObject(it -> it.bucket(app.bucket).key(original));
    assertThat(gallery.deliverEvent(original)).isTrue();
    assertThat(gallery.objectsOf(image)).hasSize(1);
    assertThat(app.log).anyMatch(line -> line.contains("\"outcome\":\"original_gone\""));
  }

  @Test
  void retriesAfterAFailure() {
    var image = gallery.add(true);
    var original = gallery.original(image);
    var broken =
        app.withObjects(
            TestClients.observedS3(
                call -> {
                  if (call.equals("putObject")) {
                    throw SdkClientException.create("down");
                  }
                }));
    assertThat(gallery.on(broken).deliverEvent(original)).isFalse();
    assertThat(gallery.deliverEvent(original)).isTrue();
    assertThat(gallery.get(image).json().get("sizes")).isNotEmpty();
  }

  @Test
  void ignoresKeysThatAreNotOriginals() {
    var product = "products/" + app.organization + "/" + Gallery.GTIN + "/";
    var batch = new SqsBatch(app);
    for (var key :
        new String[] {
          "products/x", product + "original.jpg", product + "x/original.jpg", product + "x/y/z"
        }) {
      batch.created(key, "00");
    }
    var image = gallery.add(false);
    batch.createdIn("another-bucket", gallery.original(image));
    assertThat(batch.deliver()).isEmpty();
    assertThat(app.log.stream().filter(line -> line.contains("\"outcome\":\"ignored\"")))
        .hasSize(5);
    assertThat(gallery.get(image).json().get("sizes")).isEmpty();
  }

  /** Returns the id of an image whose objects are stored but whose transaction failed. */
  private String interruptedUpload() {
    var broken =
        app.withDatabase(
            TestClients.failingOn("transactWriteItems", () -> SdkClientException.create("down")));
    var answer = gallery.on(broken).add(true, Gallery.JPEG);
    TestProblem.in(answer, ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(gallery.list()).isEmpty();
    return gallery.objects("products/").iterator().next().split("/")[3];
  }

  private static Consumer<String> once(Runnable work) {
    var first = new AtomicBoolean(true);
    return call -> {
      if (first.getAndSet(false)) {
        work.run();
      }
    };
  }

  private int width(JsonNode url) throws IOException {
    var key = Gallery.key(url.asText());
    var object = TestApp.s3().client().getObjectAsBytes(get -> get.bucket(app.bucket).key(key));
    return ImageIO.read(new ByteArrayInputStream(object.asByteArray())).getWidth();
  }
}
