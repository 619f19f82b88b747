package dev.packshot.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.id.EditId;
import dev.packshot.id.Ids;
import dev.packshot.imaging.PictureEdit;
import dev.packshot.problem.ErrorCode;
import dev.packshot.product.EditKey;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClock;
import dev.packshot.testing.TestProblem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** Turns and crops of images, whose pictures are made by an event. */
class EditImageTest {
  private static final byte[] FILE = new CameraPhoto(1_000, 700, 1, 0.8f).jpeg();
  private static final String TURN = "{\"edit\":{\"rotate\":90}}";
  private static final String UNDO = "{\"edit\":null}";
  private static final String CROP =
      "{\"edit\":{\"crop\":{\"x\":0.25,\"y\":0.5,\"width\":0.5,\"height\":0.25}}}";

  private final TestApp app = new TestApp();
  private final Gallery gallery = new Gallery(app);

  @ParameterizedTest
  @CsvSource({"90, 700, 1000", "180, 1000, 700", "270, 700, 1000"})
  void turnsThePictures(int degrees, int width, int height) throws IOException {
    var image = added();
    gallery.patch(image, TURN.replace("90", Integer.toString(degrees)));
    assertThat(deliverAll(image)).containsOnly(true);
    var shown = gallery.get(image).json();
    var picture = picture(shown.get("image_url").asText());
    assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(width, height);
    assertThat(shown.get("sizes")).isNotEmpty();
    for (var url : shown.get("sizes")) {
      assertThat(objects(image)).contains(Gallery.key(url.asText()));
    }
  }

  @Test
  void cropsThePicturesAndMeasuresTheRest() throws IOException {
    var image = added();
    gallery.patch(image, CROP);
    deliverAll(image);
    var shown = gallery.get(image).json();
    var picture = picture(shown.get("image_url").asText());
    assertThat(picture.getWidth()).isEqualTo(500);
    assertThat(picture.getHeight()).isEqualTo(175);
    assertThat(shown.at("/quality/shorter_side").asInt()).isEqualTo(175);
    assertThat(shown.get("edit").toString())
        .isEqualTo("{\"rotate\":0,\"crop\":{\"x\":0.25,\"y\":0.5,\"width\":0.5,\"height\":0.25}}");
  }

  @Test
  void cropsTheTurnedPicture() throws IOException {
    var image = added();
    var half = "\"crop\":{\"x\":0,\"y\":0,\"width\":1,\"height\":0.5}";
    gallery.patch(image, "{\"edit\":{\"rotate\":90," + half + "}}");
    deliverAll(image);
    var picture = picture(gallery.get(image).json().get("image_url").asText());
    assertThat(picture.getWidth()).isEqualTo(700);
    assertThat(picture.getHeight()).isEqualTo(500);
  }

  @Test
  void showsThePicturesBeforeUntilThoseOfTheEditExist() {
    var image = added();
    var before = gallery.get(image).json();
    var answer = gallery.patch(image, TURN).json();
    assertThat(answer.get("image_url")).isEqualTo(before.get("image_url"));
    assertThat(answer.get("edit_pending").asBoolean()).isTrue();
    deliverAll(image);
    var after = gallery.get(image).json();
    assertThat(after.get("edit_pending").asBoolean()).isFalse();
    assertThat(after.get("image_url")).isNotEqualTo(before.get("image_url"));
    assertThat(objects(image)).contains(Gallery.key(before.get("image_url").asText()));
  }

  @Test
  void undoesAnEditAtOnce() {
    var image = added();
    var before = gallery.get(image).json();
    gallery.patch(image, TURN);
    deliverAll(image);
    assertThat(gallery.patch(image, UNDO).json()).isEqualTo(before);
    assertThat(gallery.patch(image, UNDO).json()).isEqualTo(before);
    assertThat(gallery.patch(image, "{\"edit\":{}}").json()).isEqualTo(before);
  }

  @Test
  void leavesAnEditThatIsUndoneBeforeItsEvent() {
    var image = added();
    var before = gallery.get(image).json();
    gallery.patch(image, TURN);
    gallery.patch(image, UNDO);
    assertThat(deliverAll(image)).containsOnly(true);
    assertThat(gallery.get(image).json()).isEqualTo(before);
    assertThat(notes(image)).isEmpty();
  }

  @Test
  void showsTheLastEditInEveryOrderOfEvents() throws IOException {
    for (var reversed : List.of(false, true)) {
      var image = added();
      gallery.patch(image, CROP);
      app.clock.advance(Duration.ofMillis(3));
      gallery.patch(image, TURN);
      var notes = new ArrayList<>(notes(image));
      assertThat(notes).hasSize(2);
      if (reversed) {
        Collections.reverse(notes);
      }
      notes.forEach(note -> assertThat(gallery.deliverEvent(note)).isTrue());
      notes.forEach(note -> assertThat(gallery.deliverEvent(note)).isTrue());
      assertThat(picture(gallery.get(image).json().get("image_url").asText()).getHeight())
          .isEqualTo(1_000);
      assertThat(notes(image)).isEmpty();
    }
  }

  @Test
  void marksAllPicturesButThoseOfTheFileAndOfTheLastEdit() {
    var image = added();
    var file = objects(image);
    gallery.patch(image, CROP);
    deliverAll(image);
    var cropped = shownKeys(image);
    gallery.patch(image, TURN);
    assertThat(marked(image)).isEmpty();
    deliverAll(image);
    var turned = shownKeys(image);
    assertThat(marked(image)).isEqualTo(cropped);
    gallery.patch(image, UNDO);
    deliverAll(image);
    cropped.addAll(turned);
    assertThat(marked(image)).isEqualTo(cropped);
    assertThat(shownKeys(image)).isEqualTo(file);
    assertThat(notes(image)).isEmpty();
  }

  @Test
  void marksPicturesThatAnEventHasMadeTooLate() {
    var image = added();
    gallery.patch(image, CROP);
    var note = notes(image).iterator().next();
    var pictures = app.graph.images().find(gallery.address(image)).orElseThrow().pictures();
    put(pictures.prefix(EditKey.parse(note).orElseThrow().id()) + "-200.jpg"); // and it stopped
    gallery.patch(image, TURN);
    deliverAll(image);
    assertThat(marked(image)).hasSize(1);
    assertThat(shownKeys(image)).noneMatch(marked(image)::contains);
  }

  @Test
  void findsNothingToDoInARepeatedRequest() {
    var image = added();
    gallery.patch(image, TURN);
    deliverAll(image);
    var shown = gallery.get(image).json();
    assertThat(gallery.patch(image, TURN).json()).isEqualTo(shown);
    assertThat(notes(image)).isEmpty();
  }

  @Test
  void isLaterThanTheEditThatItHasRead() {
    var image = added();
    gallery.patch(image, CROP);
    var behind = new TestClock();
    behind.advance(Duration.between(behind.instant(), app.clock.instant().minusSeconds(2)));
    gallery.on(app.withClock(behind)).patch(image, TURN);
    deliverAll(image);
    assertThat(gallery.get(image).json().at("/edit/rotate").asInt()).isEqualTo(90);
    assertThat(gallery.get(image).json().get("edit_pending").asBoolean()).isFalse();
  }

  @Test
  void makesNothingTwiceForAnEventThatIsDeliveredAgain() {
    var image = added();
    gallery.patch(image, TURN);
    var note = notes(image).iterator().next();
    assertThat(ConcurrentCallers.run(2, caller -> gallery.deliverEvent(note))).containsOnly(true);
    var shown = gallery.get(image).json();
    var objects = gallery.objectsOf(image);
    app.clock.advance(Duration.ofDays(1));
    assertThat(gallery.deliverEvent(note)).isTrue();
    assertThat(gallery.get(image).json()).isEqualTo(shown);
    assertThat(gallery.objectsOf(image)).isEqualTo(objects);
    assertThat(objects).contains(Gallery.key(shown.get("image_url").asText()));
  }

  @Test
  void showsOneOfTwoEditsAtTheSameTime() {
    var image = added();
    ConcurrentCallers.run(2, caller -> gallery.patch(image, caller == 0 ? TURN : CROP).status());
    deliverAll(image);
    var shown = gallery.get(image).json();
    assertThat(shown.get("edit_pending").asBoolean()).isFalse();
    assertThat(objects(image)).contains(Gallery.key(shown.get("image_url").asText()));
  }

  @Test
  void leavesNothingOfAnImageThatIsDeletedBeforeTheEvent() {
    var image = added();
    gallery.patch(image, TURN);
    var note = notes(image).iterator().next();
    gallery.delete(image);
    assertThat(gallery.deliverEvent(note)).isTrue();
    assertThat(gallery.objectsOf(image)).isEmpty();
  }

  @Test
  void deletesThePicturesOfAnEditWithTheImage() {
    var image = added();
    gallery.patch(image, TURN);
    deliverAll(image);
    gallery.delete(image);
    assertThat(gallery.objectsOf(image)).isEmpty();
  }

  @Test
  void staysPrimaryAndKeepsItsOtherFields() {
    var image = Gallery.id(gallery.add(true, FILE));
    var answer = gallery.patch(image, "{\"title\":\"Side\",\"edit\":{\"rotate\":90}}").json();
    deliverAll(image);
    assertThat(gallery.primaries()).containsExactly(image);
    assertThat(answer.get("title").asText()).isEqualTo("Side");
    assertThat(gallery.get(image).json().get("title").asText()).isEqualTo("Side");
  }

  @Test
  void remembersAnEditOfAnImageWhoseSizesAreStillToBeMade() throws IOException {
    var image = Gallery.id(gallery.add(false, FILE));
    gallery.patch(image, TURN);
    deliverAll(image);
    assertThat(gallery.deliverEvent(original(image))).isTrue();
    var shown = gallery.get(image).json();
    assertThat(picture(shown.get("image_url").asText()).getHeight()).isEqualTo(1_000);
    assertThat(gallery.patch(image, UNDO).json().get("sizes")).isNotEmpty();
  }

  @Test
  void waitsForARequestThatStoresItsEditAndForgetsOneThatHasStopped() {
    var image = added();
    var before = gallery.get(image).json();
    var stopped = new EditKey(gallery.address(image), new EditId(new Ids(app.clock).next()));
    put(stopped.text());
    assertThat(gallery.deliverEvent(stopped.text())).isFalse();
    app.clock.advance(Duration.ofMinutes(6));
    assertThat(gallery.deliverEvent(stopped.text())).isTrue();
    assertThat(gallery.get(image).json()).isEqualTo(before);
    assertThat(notes(image)).isEmpty();
  }

  @Test
  void ignoresAnEarlierRequestThatIsStoredLater() {
    var image = gallery.address(added());
    var ids = new Ids(app.clock);
    var first = new EditId(ids.next());
    var second = new EditId(ids.next());
    var present = app.graph.images().find(image).orElseThrow();
    var turned = new PictureEdit(90, PictureEdit.NONE.crop());
    app.graph.images().edit(present, present.edit(second, Optional.of(turned)));
    var answer =
        app.graph.images().edit(present, present.edit(first, Optional.empty())).orElseThrow();
    assertThat(answer.edits().edit()).contains(turned);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "edit                | 1",
        "edit                | []",
        "edit.rotate         | {'rotate':45}",
        "edit.rotate         | {'rotate':360}",
        "edit.rotate         | {'rotate':-90}",
        "edit.rotate         | {'rotate':'90'}",
        "edit.rotate         | {'rotate':90.5}",
        "edit.crop           | {'crop':true}",
        "edit.crop.x         | {'crop':{'y':0,'width':1,'height':1}}",
        "edit.crop.x         | {'crop':{'x':-0.1,'y':0,'width':1,'height':1}}",
        "edit.crop.y         | {'crop':{'x':0,'y':1.1,'width':1,'height':1}}",
        "edit.crop.width     | {'crop':{'x':0,'y':0,'width':0,'height':1}}",
        "edit.crop.height    | {'crop':{'x':0,'y':0,'width':1,'height':0.001}}",
        "edit.crop.width     | {'crop':{'x':0.6,'y':0,'width':0.5,'height':1}}",
        "edit.crop.height    | {'crop':{'x':0,'y':0.6,'width':1,'height':0.5}}",
        "edit.crop.width     | {'crop':{'x':0,'y':0,'width':1e999,'height':1}}",
        "edit.crop.width     | {'crop':{'x':0,'y':0,'width':'NaN','height':1}}"
      })
  void refusesAnInvalidEdit(String field, String edit) {
    var image = added();
    var before = gallery.get(image).json();
    var answer = gallery.patch(image, "{\"edit\":" + edit.replace('\'', '"') + "}");
    TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).naming(field);
    assertThat(gallery.get(image).json()).isEqualTo(before);
    assertThat(notes(image)).isEmpty();
  }

  private Set<String> shownKeys(String image) {
    var keys = new TreeSet<String>();
    gallery.get(image).json().get("sizes").forEach(url -> keys.add(Gallery.key(url.asText())));
    return keys;
  }

  /** Returns the keys of the pictures that the bucket's lifecycle is to delete. */
  private Set<String> marked(String image) {
    return objects(image).stream()
        .filter(
            key ->
                !TestApp.s3()
                    .client()
                    .getObjectTagging(get -> get.bucket(app.bucket).key(key))
                    .tagSet()
                    .isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Adds an image with all its sizes. */
  private String added() {
    var image = Gallery.id(gallery.add(false, FILE));
    gallery.deliverEvent(original(image));
    return image;
  }

  private String original(String image) {
    return gallery.address(image).privatePrefix() + "original.jpg";
  }

  private Set<String> notes(String image) {
    return gallery.objects(gallery.address(image).privatePrefix() + "edits/");
  }

  private Set<String> objects(String image) {
    return gallery.objects(gallery.address(image).publicPrefix());
  }

  private List<Boolean> deliverAll(String image) {
    return notes(image).stream().map(gallery::deliverEvent).toList();
  }

  private void put(String key) {
    TestApp.s3().client().putObject(put -> put.bucket(app.bucket).key(key), RequestBody.empty());
  }

  private BufferedImage picture(String url) throws IOException {
    var key = Gallery.key(url);
    var bytes = TestApp.s3().client().getObjectAsBytes(get -> get.bucket(app.bucket).key(key));
    return ImageIO.read(new ByteArrayInputStream(bytes.asByteArray()));
  }
}
