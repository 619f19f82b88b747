package dev.packshot.local.pump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.devkit.ObjectVersions;
import dev.packshot.devkit.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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
  private final List<String> log = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private EmbeddedS3 s3;

  @BeforeEach
  void start() {
    s3 = EmbeddedS3.in(folder.resolve("s3")).bucket("photos").keepVersions().start();
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
    assertThat(events.queue().receive()).isPresent();
  }

  @Test
  void namesTheVersionOfTheObject() throws Exception {
    var events = events();
    var key = "scanner/photos/one";
    events
        .storing("photos", key)
        .accept(new StoredObject("photos", key, "etag", 1, Optional.of("3kL4kqtJlcpXroDTDmJ")));
    var message = events.queue().receive().orElseThrow();
    assertThat(message.body()).contains("\"versionId\":\"3kL4kqtJlcpXroDTDmJ\"");
  }

  @Test
  void ignoresDerivedObjects() throws Exception {
    var events = events();
    for (var key : List.of("public/images/one", "scanner/renditions/one", "one")) {
      events.storing("photos", key).accept(new StoredObject("photos", key, "etag", 1));
    }
    assertThat(pendingUploads()).isEmpty();
    events.close();
    assertThat(events.queue().receive()).isEmpty();
  }

  @Test
  void sendsTheEventOfACompleteObjectAfterAKill() throws Exception {
    events().storing("photos", "scanner/photos/whole");
    put("scanner/photos/whole");

    var events = events();
    events.recover(s3.client(), "photos");
    assertThat(events.queue().receive())
        .hasValueSatisfying(
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
    events.recover(s3.client(), "photos");
    assertThat(s3.client().listObjectsV2(list -> list.bucket("photos")).contents())
        .extracting(S3Object::key)
        .containsExactly("scanner/photos/half.jpg-2");
    assertThat(pendingUploads()).isEmpty();
    events.close();
    assertThat(events.queue().receive()).isEmpty();
  }

  @Test
  void deletesAnIncompleteVersionAfterAKill() throws Exception {
    events().storing("photos", "scanner/photos/half.jpg");
    put("scanner/photos/half.jpg");
    var versions = ObjectVersions.bucket("photos");
    var incomplete = "scanner/photos/half.jpg/" + "0".repeat(32) + INCOMPLETE_SUFFIX;
    s3.client().putObject(p -> p.bucket(versions).key(incomplete), RequestBody.fromString("half"));

    events().recover(s3.client(), "photos");
    assertThat(s3.client().listObjectsV2(list -> list.bucket(versions)).contents())
        .singleElement()
        .satisfies(left -> assertThat(left.key()).isNotEqualTo(incomplete));
  }

  @Test
  void deletesAnIncompletePendingUpload() throws Exception {
    Files.createDirectories(folder.resolve("queue/uploading"));
    Files.writeString(folder.resolve("queue/uploading/cut.json"), "{\"buck");
    events().recover(s3.client(), "photos");
    assertThat(pendingUploads()).isEmpty();
  }

  @Test
  void recoversTheOtherUploadsWhenOneCannotBe() throws Exception {
    events().storing("another-bucket", "scanner/photos/lost");
    events().storing("photos", "scanner/photos/whole");
    put("scanner/photos/whole");

    var events = events();
    events.recover(s3.client(), "photos");
    assertThat(events.queue().receive())
        .hasValueSatisfying(message -> assertThat(message.body()).contains("photos/whole"));
    assertThat(log).singleElement().asString().contains("cannot recover the interrupted upload");
    assertThat(pendingUploads()).hasSize(1);
  }

  @Test
  void sendsTheEventsOfTheTimeOfADamagedMessageAgain() throws Exception {
    put("scanner/photos/one");
    put("public/images/one");
    put("scanner/photos/old");
    Files.setLastModifiedTime(
        folder.resolve("s3/photos/scanner/photos/old"),
        FileTime.from(Instant.now().minusSeconds(3_600)));
    events().queue().send("{}");
    try (var files = Files.newDirectoryStream(folder.resolve("queue"), "*.json")) {
      Files.writeString(files.iterator().next(), "");
    }

    var events = events();
    events.recover(s3.client(), "photos");
    assertThat(events.queue().receive())
        .hasValueSatisfying(message -> assertThat(message.body()).contains("scanner/photos/one"));
    events.close();
    assertThat(events.queue().receive()).isEmpty();
    assertThat(log).hasSize(2).element(1).asString().contains("the events of 1 uploads");
  }

  @Test
  void tellsAtItsStartHowManyDeadLettersThereAreAndHowToBringThemBack() throws Exception {
    events();
    assertThat(log).isEmpty();
    Files.writeString(folder.resolve("dead/one.json"), "{}");
    Files.writeString(folder.resolve("dead/two.json"), "{}");
    events();
    assertThat(log)
        .containsExactly(
            "There are 2 dead letters in "
                + folder.resolve("dead")
                + "; make redrive brings them back.");
  }

  @Test
  void keepsTheOrderOfEventsOverARestartWithAnEarlierClock() throws Exception {
    var before = sequencer(events());
    clock = Clock.offset(clock, Duration.ofMinutes(-30));
    var after = sequencer(events());
    assertThat(after).isGreaterThan(before);
    Files.writeString(folder.resolve("queue/sequence"), "damaged");
    assertThat(sequencer(events())).isNotEmpty();
    assertThat(log).singleElement().asString().contains("sequence is damaged");
  }

  private static String sequencer(UploadEvents events) throws InterruptedException {
    var key = "scanner/photos/" + UUID.randomUUID();
    events.storing("photos", key).accept(new StoredObject("photos", key, "etag", 1));
    var sequencer = Pattern.compile("\"sequencer\":\"([0-9A-F]{18})\"");
    while (true) {
      var body = events.queue().receive().orElseThrow().body();
      if (body.contains(key)) {
        return sequencer.matcher(body).results().findFirst().orElseThrow().group(1);
      }
    }
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
        folder.resolve("queue"),
        new DeadLetters(folder.resolve("dead")),
        "us-east-1",
        clock,
        log::add);
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
