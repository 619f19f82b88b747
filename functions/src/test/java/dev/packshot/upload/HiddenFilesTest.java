package dev.packshot.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.devkit.ObjectVersions;
import dev.packshot.maintenance.MissingFiles.Restoration;
import dev.packshot.photo.PhotoKey;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Photos whose files somebody hides by a marker, so that the bucket still has them. */
class HiddenFilesTest {
  @TempDir Path folder;

  private EmbeddedS3 server;
  private S3Client s3;
  private TestApp app;
  private Uploads uploads;

  @BeforeEach
  void start() {
    var first = new TestApp();
    server =
        EmbeddedS3.in(folder)
            .bucket(first.bucket)
            .keepVersions()
            .region(TestApp.REGION)
            .credentials(TestApp.ACCESS_KEY, TestApp.SECRET_KEY)
            .start();
    s3 = server.client();
    app = first.withObjects(s3);
    uploads = new Uploads(app);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void areMissingAndBroughtBackByACopyWithNewPictures() {
    var key = readyPhoto();
    var before = version(key);
    hide(key);
    assertThat(new SqsBatch(app).removed(key).deliver()).isEmpty();
    assertThat(uploads.onlyPhoto().has("file_missing_since")).isTrue();
    var photo = PhotoKey.parse(key).orElseThrow();
    assertThat(app.graph.missingFiles().restoreMissing(photo)).isEqualTo(Restoration.RESTORED);
    assertThat(version(key)).isNotEqualTo(before);
    assertThat(uploads.deliverEvent(key, Uploads.SECOND)).isTrue();
    assertThat(uploads.onlyPhoto().has("file_missing_since")).isFalse();
    assertThat(uploads.onlyPhoto().at("/urls/original").asText()).contains(version(key));
    assertThat(app.graph.missingFiles().restoreMissing(photo)).isEqualTo(Restoration.UNCHANGED);
  }

  @Test
  void areNotBroughtBackOverAFileThatWasSentAgain() {
    var key = readyPhoto();
    hide(key);
    assertThat(new SqsBatch(app).removed(key).deliver()).isEmpty();
    put(app.bucket, key, "another".getBytes(UTF_8));
    var photo = PhotoKey.parse(key).orElseThrow();
    assertThat(app.graph.missingFiles().restore(photo)).isEqualTo(Restoration.UNCHANGED);
  }

  @Test
  void areNoFilesOfDeletedPhotos() {
    var key = readyPhoto();
    hide(key);
    assertThat(new SqsBatch(app).removed(key).deliver()).isEmpty();
    var id = uploads.onlyPhoto().get("short_id").asText();
    assertThat(uploads.request("DELETE", "/photos/" + id).send().status()).isEqualTo(204);
    var photo = PhotoKey.parse(key).orElseThrow();
    assertThat(app.graph.missingFiles().restore(photo)).isEqualTo(Restoration.UNCHANGED);
  }

  private String readyPhoto() {
    var key = uploads.presign("front", "photo.jpg");
    put(app.bucket, key, Uploads.PHOTO);
    assertThat(uploads.deliverEvent(key, Uploads.FIRST)).isTrue();
    return key;
  }

  /** Deletes an object and puts its version back, as a bucket of S3 keeps it under a marker. */
  private void hide(String key) {
    var version = version(key);
    s3.deleteObject(delete -> delete.bucket(app.bucket).key(key));
    put(ObjectVersions.bucket(app.bucket), key + "/" + version, Uploads.PHOTO);
  }

  private void put(String bucket, String key, byte[] bytes) {
    s3.putObject(
        put -> put.bucket(bucket).key(key).contentType("image/jpeg"), RequestBody.fromBytes(bytes));
  }

  private String version(String key) {
    try {
      return s3.headObject(head -> head.bucket(app.bucket).key(key)).versionId();
    } catch (NoSuchKeyException none) {
      return "";
    }
  }
}
