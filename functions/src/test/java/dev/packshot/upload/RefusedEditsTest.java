package dev.packshot.upload;

import static dev.packshot.upload.EditedPhotos.TURN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.graph.Settings;
import dev.packshot.photo.PhotoKey;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edits of photos that are refused. */
class RefusedEditsTest {
  private final TestApp app = new TestApp();
  private final EditedPhotos photo = EditedPhotos.ready(app);

  @Test
  void refusesAPhotoThatIsNotReady() {
    var pending = new Uploads(app);
    var key = pending.presign("front", "photo.jpg");
    pending.register(key);
    var id = PhotoKey.parse(key).orElseThrow().address().photoId();
    TestProblem.in(pending.request("PATCH", "/photos/" + id).body(TURN).send(), ErrorCode.CONFLICT);
  }

  @Test
  void refusesAPhotoWhoseFileIsNoLongerKept() {
    var brief = app.with(Settings.PHOTO_DAYS, "1");
    app.clock.advance(Duration.ofDays(2));
    var answer =
        new EditedPhotos(brief, new Uploads(brief, photo.uploads().session), photo.key())
            .patch(TURN);
    TestProblem.in(answer, ErrorCode.CONFLICT);
    assertThat(photo.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "edit             | {'edit':1}",
        "edit.rotate      | {'edit':{'rotate':45}}",
        "edit.crop.width  | {'edit':{'crop':{'x':0.6,'y':0,'width':0.5,'height':1}}}",
        "photo_type       | {'edit':null,'photo_type':'nowhere'}",
        "photo_type       | {'metadata':{'a':'1'}}",
        "metadata         | {'edit':{'rotate':90},'metadata':1}"
      })
  void refusesAnInvalidRequest(String field, String body) {
    var before = photo.shown();
    TestProblem.in(photo.patch(body.replace('\'', '"')), ErrorCode.VALIDATION_ERROR).naming(field);
    assertThat(photo.shown()).isEqualTo(before);
    assertThat(photo.notes()).isEmpty();
  }
}
