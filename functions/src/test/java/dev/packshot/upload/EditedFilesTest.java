package dev.packshot.upload;

import static dev.packshot.upload.EditedPhotos.FILE;
import static dev.packshot.upload.EditedPhotos.OTHER_FILE;
import static dev.packshot.upload.EditedPhotos.TURN;
import static dev.packshot.upload.EditedPhotos.UNDO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.Uploads;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Edits of photos whose files are replaced or deleted. */
class EditedFilesTest {
  private final TestApp app = new TestApp();
  private final EditedPhotos photo = EditedPhotos.ready(app);

  @Test
  void endsWithTheFile() {
    photo.patch(TURN);
    photo.deliverAll();
    var turned = photo.shownKeys();
    photo.uploads().store(photo.key(), OTHER_FILE);
    photo.uploads().deliverEvent(photo.key(), Uploads.SECOND);
    var shown = photo.get().json();
    assertThat(shown.has("edit")).isFalse();
    assertThat(shown.get("edit_pending").asBoolean()).isFalse();
    assertThat(shown.get("width").asInt()).isEqualTo(600);
    assertThat(photo.marked()).isEqualTo(turned);
  }

  @Test
  void staysWhenTheSameFileIsPostedAgain() throws IOException {
    photo.patch(TURN);
    photo.deliverAll();
    var turned = photo.shownKeys();
    photo.uploads().store(photo.key(), FILE);
    photo.uploads().deliverEvent(photo.key(), Uploads.SECOND);
    assertThat(photo.shownKeys()).isEqualTo(turned);
    assertThat(photo.picture().getHeight()).isEqualTo(1_000);
    assertThat(photo.marked()).isEmpty();
    photo.patch(UNDO);
    assertThat(photo.picture().getHeight()).isEqualTo(700);
  }

  @Test
  void endsWithAFileThatIsRejectedInABucketWithoutVersions() {
    photo.patch(TURN);
    photo.deliverAll();
    var turned = photo.shownKeys();
    photo.uploads().store(photo.key(), "no picture".getBytes(UTF_8));
    photo.uploads().deliverEvent(photo.key(), Uploads.SECOND);
    assertThat(photo.get().json().get("upload_status").asText()).isEqualTo("rejected");
    assertThat(photo.get().json().has("edit")).isFalse();
    assertThat(photo.marked()).isEqualTo(turned);
  }

  @Test
  void isNotMadeOfAFileThatHasReplacedItsOwn() {
    photo.patch(TURN);
    photo.uploads().store(photo.key(), OTHER_FILE);
    photo.uploads().deliverEvent(photo.key(), Uploads.SECOND);
    assertThat(photo.deliverAll()).containsExactly(true);
    assertThat(photo.get().json().has("edit")).isFalse();
    assertThat(photo.shownKeys()).noneMatch(photo.marked()::contains);
    photo.patch(TURN);
    photo.deliverAll();
    assertThat(photo.get().json().at("/quality/shorter_side").asInt()).isEqualTo(500);
  }

  @Test
  void leavesNothingOfAPhotoThatIsDeletedBeforeTheEvent() {
    photo.patch(TURN);
    var note = photo.notes().get(0);
    assertThat(photo.delete().status()).isEqualTo(204);
    assertThat(photo.deliver(note)).isTrue();
    assertThat(photo.pictures()).isEmpty();
    assertThat(photo.notes()).isEmpty();
    TestProblem.in(photo.patch(TURN), ErrorCode.NOT_FOUND);
    assertThat(photo.notes()).isEmpty();
  }

  @Test
  void goesWithThePhoto() {
    photo.patch(TURN);
    photo.deliverAll();
    photo.delete();
    assertThat(photo.pictures()).isEmpty();
  }

  @Test
  void leavesNothingOfASessionThatIsDeletedBeforeTheEvent() {
    photo.patch(TURN);
    var note = photo.notes().get(0);
    assertThat(photo.uploads().request("DELETE", "").send().status()).isEqualTo(204);
    app.graph.sweepSessions().run();
    assertThat(photo.deliver(note)).isTrue();
    assertThat(photo.pictures()).isEmpty();
  }
}
