package dev.packshot.local.pump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.devkit.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

@Timeout(60)
class UploadEventsTest {
  private static final String INCOMPLETE_SUFFIX = "-0b2e5c1e-9d3f-4a57-8c61-5f4e3d2c1b0a";

  @TempDir Path folder;
  private EmbeddedS3 s3;

  @BeforeEach
  void start() {
    s3 = EmbeddedS3.in(folder.resolve("s3")).bucket("photos").start();
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @Test
  void deletesAPendingUploadWhenItsEventIsQueued() throws Exception {
    var events = events();
    events
        .storing("photos", "products/one")
        .accept(new StoredObject("photos", "products/one", "etag", 1));
    assertThat(pendingUploads()).isEmpty();
    assertThat(events.queue().receive(10)).hasSize(1);
  }

  @Test
  void ignoresDerivedObjects() throws Exception {
    var events = events();
    for (var key : List.of("public/images/one", "scanner/renditions/one", "one")) {
      events.storing("photos", key).accept(new StoredObject("photos", key, "etag", 1));
    }
    assertThat(pendingUploads()).isEmpty();
    events.close();
    assertThat(events.queue().receive(10)).isEmpty();
  }

  @Test
  void sendsTheEventOfACompleteObjectAfterAKill() throws Exception {
    events().storing("photos", "scanner/photos/whole");
    put("scanner/photos/whole");

    var events = events();
    events.recover(s3.client());
    assertThat(events.queue().receive(10))
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.body())
                    .contains("\"key\":\"scanner/photos/whole\"", "\"size\":4"));
    assertThat(pendingUploads()).isEmpty();
  }

  @Test
  void deletesAnIncompleteObjectAfterAKill() throws Exception {
    events().storing("photos", "scanner/photos/half.jpg");
    put("scanner/photos/half.jpg" + INCOMPLETE_SUFFIX);
    put("scanner/photos/half.jpg-2");

    var events = events();
    events.recover(s3.client());
    assertThat(s3.client().listObjectsV2(list -> list.bucket("photos")).contents())
        .extracting(S3Object::key)
        .containsExactly("scanner/photos/half.jpg-2");
    assertThat(pendingUploads()).isEmpty();
    events.close();
    assertThat(events.queue().receive(10)).isEmpty();
  }

  @Test
  void deletesAnIncompletePendingUpload() throws Exception {
    Files.createDirectories(folder.resolve("queue/uploading"));
    Files.writeString(folder.resolve("queue/uploading/cut.json"), "{\"buck");
    events().recover(s3.client());
    assertThat(pendingUploads()).isEmpty();
  }

  @Test
  void rejectsAnUploadThatCannotBeRecorded() throws Exception {
    var events = events();
    Files.delete(folder.resolve("queue/uploading"));
    assertThatThrownBy(() -> events.storing("photos", "products/one"))
        .hasMessageContaining("NoSuchFile");
  }

  private UploadEvents events() {
    return new UploadEvents(
        folder.resolve("queue"), folder.resolve("dead"), "us-east-1", Clock.systemUTC());
  }

  private void put(String key) {
    s3.client().putObject(p -> p.bucket("photos").key(key), RequestBody.fromString("body"));
  }

  private List<Path> pendingUploads() throws IOException {
    try (var files = Files.list(folder.resolve("queue/uploading"))) {
      return files.toList();
    }
  }
}
