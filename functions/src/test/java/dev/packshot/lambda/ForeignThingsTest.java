package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.auth.KeyKind;
import dev.packshot.id.Ids;
import dev.packshot.id.ShortUuid;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestScan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Another organization's things do not exist, and look exactly like those that never did. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignThingsTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions/";

  private final TestApp app = new TestApp();
  private final TestScan foreign = new TestScan(app);
  private final String foreignPhoto = foreign.register("{\"secret\":\"theirs\"}");
  private final String foreignKey = foreign.presign();
  private final String stranger = app.newKey(KeyKind.CSB, app.newOrganization()).reveal();
  private final String unknown = ShortUuid.encode(new Ids(app.clock).next());

  @Test
  void readsNoForeignSession() {
    bothAreNotThere("GET", "", "");
  }

  @Test
  void presignsNothingForAForeignSession() {
    bothAreNotThere("GET", "/presigned-upload-url", "");
  }

  @Test
  void registersNothingInAForeignSession() {
    bothAreNotThere("POST", "/photos", "{\"s3_key\":\"" + foreignKey + "\"}");
  }

  @Test
  void registersNothingAgainInAForeignSession() {
    var present = foreignKey.replaceAll("[^/]+$", foreignPhoto + ".jpg");
    bothAreNotThere("POST", "/photos", "{\"s3_key\":\"" + present + "\"}");
  }

  @Test
  void changesNoPhotoOfAForeignSession() {
    bothAreNotThere("PATCH", "/photos/" + foreignPhoto, "{\"photo_type\":\"front\"}");
  }

  @Test
  void doesNotTellAForeignPhotoFromAnUnknownOneInAnOwnSession() {
    var own = new TestScan(app);
    var path = SESSIONS + own.session + "/photos/";
    var body = "{\"photo_type\":\"front\"}";
    var foreignAnswer = own.request("PATCH", path + foreignPhoto).body(body).send();
    var unknownAnswer = own.request("PATCH", path + unknown).body(body).send();
    TestProblem.in(foreignAnswer, ErrorCode.NOT_FOUND);
    assertThat(foreignAnswer.json()).isEqualTo(unknownAnswer.json());
  }

  private void bothAreNotThere(String method, String rest, String body) {
    var before = TableContents.withoutKeys(app);
    var foreignAnswer = ask(method, foreign.session, rest, body);
    var unknownAnswer = ask(method, unknown, rest, body);
    TestProblem.in(foreignAnswer, ErrorCode.NOT_FOUND);
    TestProblem.in(unknownAnswer, ErrorCode.NOT_FOUND);
    assertThat(foreignAnswer.jsonWithoutRequest()).isEqualTo(unknownAnswer.jsonWithoutRequest());
    assertThat(foreignAnswer.headerNames()).isEqualTo(unknownAnswer.headerNames());
    assertThat(foreignAnswer.body()).doesNotContain("theirs", foreignPhoto);
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
  }

  private TestAnswer ask(String method, String session, String rest, String body) {
    var path = SESSIONS + session + rest;
    return app.anonymous(method, path)
        .header("X-API-Key", stranger)
        .body(body.isEmpty() ? null : body.replace(foreign.session, session))
        .send();
  }
}
