package dev.packshot.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.event.UploadBatchHandler;
import dev.packshot.testing.SlowJudge;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.Tag;

/** Photos that no attempt judges in time. */
class SlowPicturesTest {
  private static final String REASON = "The picture takes too long to decode.";
  private static final int LAST = UploadBatchHandler.MAX_RECEIVES;

  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);
  private final RenditionFixture pictures = new RenditionFixture(app);

  @Test
  void stayPendingWhileAttemptsAreLeft() {
    var key = uploads.store(Uploads.PHOTO);
    uploads.register(key);
    assertThat(deliverSlowly(key, LAST - 1)).hasSize(1);
    assertThat(status()).isEqualTo("pending");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void areRejectedAfterTheLastAttemptAndBecomeDeadLetters(boolean isRegistered) {
    var key = uploads.store(Uploads.PHOTO);
    if (isRegistered) {
      uploads.register(key);
    }
    assertThat(deliverSlowly(key, LAST)).hasSize(1);
    var photo = uploads.onlyPhoto();
    assertThat(photo.get("upload_status").asText()).isEqualTo("rejected");
    assertThat(photo.get("rejection_reason").asText()).isEqualTo(REASON);
    assertThat(photo.get("file_size").asInt()).isEqualTo(Uploads.PHOTO.length);
    assertThat(photo.get("sha256").asText()).hasSize(64);
  }

  @Test
  void areNeverTaggedForDeletion() {
    var key = uploads.store(Uploads.PHOTO);
    deliverSlowly(key, LAST);
    deliverSlowly(key, LAST + 1);
    assertThat(tags(key)).isEmpty();
  }

  @Test
  void areJudgedAgainAfterARedrive() {
    var key = uploads.store(Uploads.PHOTO);
    deliverSlowly(key, LAST);
    assertThat(deliverSlowly(key, 1)).hasSize(1);
    assertThat(status()).isEqualTo("rejected");
    assertThat(deliver(key, 2)).isEmpty();
    assertThat(status()).isEqualTo("ready");
    assertThat(pictures.of(key)).isNotEmpty();
    assertThat(uploads.photoCount()).isEqualTo(1);
    assertThat(deliverSlowly(key, LAST)).hasSize(1);
    assertThat(status()).isEqualTo("ready");
    pictures.assertShown(key);
  }

  @Test
  void areRejectedForGoodIfARedriveFindsThemInvalid() {
    var key = uploads.store("no picture".getBytes(UTF_8));
    assertThat(deliver(key, LAST)).isEmpty();
    assertThat(tags(key)).hasSize(1);
  }

  @Test
  void doNotReplaceAnotherVerdict() {
    var key = uploads.store(Uploads.PHOTO);
    deliver(key, 1);
    assertThat(deliverSlowly(key, LAST)).hasSize(1);
    assertThat(status()).isEqualTo("ready");
    pictures.assertShown(key);
  }

  private String status() {
    return uploads.onlyPhoto().get("upload_status").asText();
  }

  private List<Tag> tags(String key) {
    return TestApp.s3().client().getObjectTagging(get -> get.bucket(app.bucket).key(key)).tagSet();
  }

  private List<String> deliver(String key, int receives) {
    return new SqsBatch(app).created(key, Uploads.FIRST).received(receives).deliver();
  }

  private List<String> deliverSlowly(String key, int receives) {
    var ingest = pictures.ingest(pictures.store(), SlowJudge.create());
    return new SqsBatch(app)
        .created(key, Uploads.FIRST)
        .received(receives)
        .deliverTo(
            new UploadBatchHandler(
                ingest,
                app.graph.deriveImage(),
                app.graph.readCapturePicture(),
                app.graph.checkRemoval()));
  }
}
