package dev.packshot.upload;

import static dev.packshot.upload.EditedPhotos.CROP;
import static dev.packshot.upload.EditedPhotos.TURN;
import static dev.packshot.upload.EditedPhotos.UNDO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.EditId;
import dev.packshot.id.Ids;
import dev.packshot.photo.PhotoEditKey;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.Renditions;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TestApp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Turns and crops of photos, whose pictures are made by an event. */
class EditPhotoTest {
  private final TestApp app = new TestApp();
  private final EditedPhotos photo = EditedPhotos.ready(app);

  @ParameterizedTest
  @CsvSource({"90, 700, 1000", "180, 1000, 700", "270, 700, 1000"})
  void turnsThePictures(int degrees, int width, int height) throws IOException {
    photo.patch(TURN.replace("90", Integer.toString(degrees)));
    assertThat(photo.deliverAll()).containsExactly(true);
    var picture = photo.picture();
    assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(width, height);
    assertThat(photo.pictures()).containsAll(photo.shownKeys());
    assertThat(photo.get().json().at("/edit/rotate").asInt()).isEqualTo(degrees);
    assertThat(photo.get().json().get("width").asInt()).isEqualTo(1_000);
  }

  @Test
  void cropsThePicturesAndMeasuresTheRest() throws IOException {
    photo.patch(CROP);
    photo.deliverAll();
    var picture = photo.picture();
    assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(500, 175);
    assertThat(photo.get().json().at("/quality/shorter_side").asInt()).isEqualTo(175);
  }

  @Test
  void showsThePicturesBeforeUntilThoseOfTheEditExist() {
    var before = photo.shownKeys();
    var answer = photo.patch(TURN);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("edit_pending").asBoolean()).isTrue();
    assertThat(photo.shownKeys()).isEqualTo(before);
    photo.deliverAll();
    assertThat(photo.get().json().get("edit_pending").asBoolean()).isFalse();
    assertThat(photo.shownKeys()).doesNotContainAnyElementsOf(before);
    assertThat(photo.pictures()).containsAll(before);
    assertThat(photo.notes()).isEmpty();
  }

  @Test
  void showsTheLastOfFourTurns() throws IOException {
    var before = photo.shown();
    for (var degrees : List.of("90", "180", "270", "0")) {
      photo.patch(TURN.replace("90", degrees));
      photo.deliverAll();
      boolean isUpright = degrees.equals("180") || degrees.equals("0");
      assertThat(photo.picture().getWidth()).isEqualTo(isUpright ? 1_000 : 700);
    }
    assertThat(photo.shown()).isEqualTo(before);
  }

  @Test
  void undoesAnEditAtOnce() {
    var before = photo.shown();
    photo.patch(TURN);
    photo.deliverAll();
    photo.patch(UNDO);
    assertThat(photo.shown()).isEqualTo(before);
    photo.deliverAll();
    photo.patch(UNDO);
    assertThat(photo.notes()).isEmpty();
    assertThat(photo.shown()).isEqualTo(before);
  }

  @Test
  void leavesAnEditThatIsUndoneBeforeItsEvent() {
    var before = photo.shown();
    photo.patch(TURN);
    photo.patch(UNDO);
    assertThat(photo.deliverAll()).containsOnly(true);
    assertThat(photo.shown()).isEqualTo(before);
    assertThat(photo.notes()).isEmpty();
  }

  @Test
  void findsNothingToDoInARepeatedRequest() {
    photo.patch(TURN);
    photo.deliverAll();
    var shown = photo.shown();
    photo.patch(TURN);
    assertThat(photo.shown()).isEqualTo(shown);
    assertThat(photo.notes()).isEmpty();
  }

  @Test
  void marksThePicturesOfEarlierEditsAndOfThoseThatAreUndone() {
    var file = photo.shownKeys();
    photo.patch(CROP);
    photo.deliverAll();
    var marked = new TreeSet<>(photo.shownKeys());
    photo.patch(TURN);
    assertThat(photo.marked()).isEmpty();
    photo.deliverAll();
    assertThat(photo.marked()).isEqualTo(marked);
    marked.addAll(photo.shownKeys());
    photo.patch(UNDO);
    photo.deliverAll();
    assertThat(photo.marked()).isEqualTo(marked);
    assertThat(photo.shownKeys()).isEqualTo(file);
  }

  @Test
  void showsTheLastEditInEveryOrderOfEvents() throws IOException {
    for (var reversed : List.of(false, true)) {
      photo.patch(UNDO);
      photo.patch(CROP);
      photo.patch(TURN);
      var notes = new ArrayList<>(photo.notes());
      if (reversed) {
        Collections.reverse(notes);
      }
      notes.forEach(note -> assertThat(photo.deliver(note)).isTrue());
      notes.forEach(note -> assertThat(photo.deliver(note)).isTrue());
      assertThat(photo.picture().getHeight()).isEqualTo(1_000);
      assertThat(photo.notes()).isEmpty();
      assertThat(photo.shownKeys()).noneMatch(photo.marked()::contains);
    }
  }

  @Test
  void marksWhatAnEventHasLeftThatStoppedBeforeItsEditWasReplaced() {
    photo.patch(CROP);
    var note = photo.notes().get(0);
    var stopped = PhotoEditKey.parse(note).orElseThrow();
    var left = Renditions.prefix(stopped.photo()) + Renditions.name(stopped.id()) + "-200.jpg";
    photo.put(left);
    photo.patch(TURN);
    photo.deliverAll();
    assertThat(photo.marked()).containsExactly(left);
  }

  @Test
  void worksAfterTheEndOfTheSession() throws IOException {
    photo.uploads().request("POST", "/end").send();
    assertThat(photo.patch(TURN).status()).isEqualTo(200);
    photo.deliverAll();
    assertThat(photo.picture().getHeight()).isEqualTo(1_000);
  }

  @Test
  void changesTypeAndMetadataInTheSameWrite() {
    var answer =
        photo.patch(
            "{\"photo_type\":\"back\",\"metadata\":{\"a\":\"1\"},\"edit\":{\"rotate\":90}}");
    assertThat(answer.json().get("photo_type").asText()).isEqualTo("back");
    assertThat(answer.json().at("/metadata/a").asText()).isEqualTo("1");
    assertThat(answer.json().at("/edit/rotate").asInt()).isEqualTo(90);
    photo.deliverAll();
    assertThat(photo.get().json().get("photo_type").asText()).isEqualTo("back");
  }

  @Test
  void waitsForARequestThatStoresItsEditAndForgetsOneThatHasStopped() {
    var before = photo.shown();
    var address = PhotoKey.parse(photo.key()).orElseThrow().address();
    var stopped = new PhotoEditKey(address, new EditId(new Ids(app.clock).next())).text();
    photo.put(stopped);
    assertThat(photo.deliver(stopped)).isFalse();
    app.clock.advance(Duration.ofMinutes(6));
    assertThat(photo.deliver(stopped)).isTrue();
    assertThat(photo.shown()).isEqualTo(before);
    assertThat(photo.notes()).isEmpty();
  }

  @Test
  void goesAlongWhenThePhotoBecomesAnImage() {
    photo.patch(TURN);
    photo.deliverAll();
    var gallery = new Gallery(app);
    var added = gallery.postPhoto("{\"photo_short_id\":\"%s\"}".formatted(photo.id()));
    var image = Gallery.id(added);
    assertThat(added.json().at("/edit/rotate").asInt()).isEqualTo(90);
    assertThat(added.json().get("edit_pending").asBoolean()).isTrue();
    gallery
        .objects(gallery.address(image).privatePrefix() + "edits/")
        .forEach(note -> assertThat(gallery.deliverEvent(note)).isTrue());
    var shown = gallery.get(image).json();
    assertThat(shown.get("edit_pending").asBoolean()).isFalse();
    assertThat(shown.get("sizes").has("700")).isTrue();
    assertThat(gallery.patch(image, UNDO).json().get("sizes").has("1000")).isTrue();
  }
}
