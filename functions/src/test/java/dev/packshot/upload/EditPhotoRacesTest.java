package dev.packshot.upload;

import static dev.packshot.upload.EditedPhotos.CROP;
import static dev.packshot.upload.EditedPhotos.OTHER_FILE;
import static dev.packshot.upload.EditedPhotos.TURN;
import static dev.packshot.upload.EditedPhotos.UNDO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

/** Edits of photos at the same time as each other and as all that changes a photo. */
class EditPhotoRacesTest {
  private final TestApp app = new TestApp();
  private final EditedPhotos photo = EditedPhotos.ready(app);

  @RepeatedTest(3)
  void oneOfTwoEditsIsShown() {
    ConcurrentCallers.run(2, caller -> photo.patch(caller == 0 ? TURN : CROP).status());
    var notes = photo.notes();
    ConcurrentCallers.run(notes.size(), caller -> photo.deliver(notes.get(caller)));
    photo.deliverAll();
    assertSettled();
    assertThat(photo.get().json().has("edit")).isTrue();
  }

  @RepeatedTest(3)
  void anEventThatIsDeliveredTwiceAtOnceShowsItsPictures() {
    photo.patch(TURN);
    var note = photo.notes().get(0);
    assertThat(ConcurrentCallers.run(2, caller -> photo.deliver(note))).containsOnly(true);
    assertSettled();
    assertThat(photo.get().json().at("/edit/rotate").asInt()).isEqualTo(90);
  }

  @RepeatedTest(3)
  void anEditAndTheVerdictOnAnotherFileEndWithTheOtherFile() {
    photo.patch(CROP);
    photo.deliverAll();
    photo.uploads().store(photo.key(), OTHER_FILE);
    ConcurrentCallers.run(
        2,
        caller ->
            caller == 0
                ? photo.patch(TURN).status()
                : photo.uploads().deliverEvent(photo.key(), Uploads.SECOND) ? 200 : 500);
    photo.uploads().deliverEvent(photo.key(), Uploads.SECOND);
    photo.deliverAll();
    assertSettled();
    assertThat(photo.get().json().get("width").asInt()).isEqualTo(600);
  }

  @RepeatedTest(3)
  void theEventOfAnEditAndTheVerdictOnAnotherFileEndWithTheOtherFile() {
    photo.patch(TURN);
    var note = photo.notes().get(0);
    photo.uploads().store(photo.key(), OTHER_FILE);
    ConcurrentCallers.run(
        2,
        caller ->
            caller == 0
                ? photo.deliver(note)
                : photo.uploads().deliverEvent(photo.key(), Uploads.SECOND));
    photo.deliver(note);
    assertSettled();
    assertThat(photo.get().json().has("edit")).isFalse();
  }

  @RepeatedTest(3)
  void anEditAndAnUndoEndWithOneOfThem() {
    photo.patch(CROP);
    photo.deliverAll();
    ConcurrentCallers.run(2, caller -> photo.patch(caller == 0 ? TURN : UNDO).status());
    photo.deliverAll();
    assertSettled();
  }

  @RepeatedTest(3)
  void aDeletedPhotoStaysDeleted() {
    photo.patch(CROP);
    var note = photo.notes().get(0);
    ConcurrentCallers.run(
        3,
        caller ->
            switch (caller) {
              case 0 -> photo.patch(TURN).status();
              case 1 -> photo.deliver(note) ? 200 : 500;
              default -> photo.delete().status();
            });
    assertThat(photo.get().status()).isEqualTo(404);
    photo.deliver(note);
    photo.deliverAll();
    assertThat(photo.pictures()).isEmpty();
    assertThat(photo.notes()).isEmpty();
  }

  /** Asserts that what is shown exists, nothing is pending, and everything else is marked. */
  private void assertSettled() {
    assertThat(photo.get().json().get("edit_pending").asBoolean()).isFalse();
    assertThat(photo.notes()).isEmpty();
    assertThat(photo.pictures()).containsAll(photo.shownKeys());
    assertThat(photo.shownKeys()).noneMatch(photo.marked()::contains);
    var file = new RenditionFixture(app).photo(photo.key());
    var kept = List.copyOf(file.renditions().orElseThrow().keys(file.address()));
    assertThat(photo.pictures())
        .filteredOn(key -> !photo.marked().contains(key) && !kept.contains(key))
        .containsExactlyInAnyOrderElementsOf(
            photo.shownKeys().stream().filter(key -> !kept.contains(key)).toList());
  }
}
