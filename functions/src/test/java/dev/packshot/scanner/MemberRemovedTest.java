package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.auth.ApiKey;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.Uploads;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A member who is removed while uploading photos. */
class MemberRemovedTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions/";
  private static final int UPLOADERS = 6;

  private final TestApp app = new TestApp();
  private final UserId user = app.newUser();
  private final ApiKey key = app.newKey(user);
  private final Uploads uploads = new Uploads(app);

  @RepeatedTest(5)
  void isAdmittedUntilTheRemovalAndNeverAfterwards() {
    app.graph.users().setRole(user, app.organization, Role.EDITOR, app.act());
    var accepted = ConcurrentCallers.run(UPLOADERS + 1, this::uploadOrRemove);
    var registered = accepted.stream().mapToInt(Integer::intValue).sum();
    assertThat(uploads.photos()).hasSize(registered);
    var before = TableContents.withoutKeys(app);
    TestProblem.in(register(), ErrorCode.NOT_FOUND);
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
  }

  /** Returns how many photos were registered before the first refusal, which is the last answer. */
  private int uploadOrRemove(int caller) {
    if (caller == UPLOADERS) {
      app.graph.users().removeMember(user, app.organization, app.act());
      return 0;
    }
    int registered = 0;
    var answer = register();
    while (answer.status() == 201) {
      registered++;
      answer = register();
    }
    TestProblem.in(answer, ErrorCode.NOT_FOUND);
    TestProblem.in(register(), ErrorCode.NOT_FOUND);
    return registered;
  }

  @Test
  void leavesTheFileThatWasOnItsWayToTheOrganization() {
    app.graph.users().setRole(user, app.organization, Role.EDITOR, app.act());
    var s3Key = uploads.presign("front", "photo.jpg");
    assertThat(send(s3Key).status()).isEqualTo(201);
    app.graph.users().removeMember(user, app.organization, app.act());
    uploads.store(s3Key, Uploads.PHOTO);
    assertThat(uploads.deliverEvent(s3Key, Uploads.FIRST)).isTrue();
    assertThat(uploads.photos())
        .extracting(photo -> photo.get("upload_status").asText())
        .isEqualTo(List.of("ready"));
    var photo = SESSIONS + uploads.session + "/photos";
    TestProblem.in(
        app.anonymous("GET", photo).header("X-API-Key", key.reveal()).send(), ErrorCode.NOT_FOUND);
  }

  private TestAnswer register() {
    return send(uploads.presign("front", "photo.jpg"));
  }

  private TestAnswer send(String s3Key) {
    return app.anonymous("POST", SESSIONS + uploads.session + "/photos")
        .header("X-API-Key", key.reveal())
        .body("{\"s3_key\":\"" + s3Key + "\"}")
        .send();
  }
}
