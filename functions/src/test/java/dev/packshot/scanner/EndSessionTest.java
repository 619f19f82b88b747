package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.SessionId;
import dev.packshot.problem.ErrorCode;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.SessionIndex;
import dev.packshot.session.SessionStatus;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a session by its client. */
class EndSessionTest {
  /** More than enough for each order of the calls; {@code -Dpackshot.races} sets another number. */
  private static final int RACES = Integer.getInteger("packshot.races", 20);

  /** Enough for the limit of the key that opens the sessions. */
  private static final Duration BETWEEN_RACES = Duration.ofSeconds(1);

  private final TestApp app = new TestApp();

  @ParameterizedTest
  @ValueSource(strings = {"/submit", "/end"})
  void completesASession(String operation) {
    var uploads = new Uploads(app);
    uploads.register(uploads.presign("front", "photo.jpg"));
    app.clock.advance(IdleLimit.USUAL.time().minusSeconds(1));
    var ended = uploads.request("POST", operation).send();
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.json().get("status").asText()).isEqualTo("COMPLETED");
    assertThat(ended.json().get("photo_count").asInt()).isEqualTo(1);
    assertThat(ended.json().get("modified").asText()).isEqualTo(app.clock.instant().toString());
    assertThat(app.session(uploads.session).get("status").asText()).isEqualTo("COMPLETED");
  }

  @Test
  void answersARepeatedRequestInTheSameWay() {
    var uploads = new Uploads(app);
    var first = uploads.request("POST", "/end").send().json();
    app.clock.advance(IdleLimit.USUAL.time().multipliedBy(2));
    assertThat(uploads.request("POST", "/end").send().json()).isEqualTo(first);
    assertThat(uploads.request("POST", "/submit").send().json()).isEqualTo(first);
  }

  @Test
  void refusesASessionThatHasExpiredWhetherItIsMarkedOrNot() {
    var uploads = new Uploads(app);
    app.clock.advance(IdleLimit.USUAL.time());
    assertExpired(uploads.request("POST", "/end").send());
    app.graph.expireSessions().run();
    assertExpired(uploads.request("POST", "/end").send());
  }

  private static void assertExpired(TestAnswer answer) {
    TestProblem.in(answer, ErrorCode.CONFLICT);
    assertThat(answer.json().get("detail").asText()).contains("EXPIRED");
  }

  @Test
  void takesNoNewPhotosAfterTheEndButFilesWhatArrives() {
    var uploads = new Uploads(app);
    var key = uploads.presign("front", "photo.jpg");
    var notSent = uploads.presign("front", "photo.jpg");
    uploads.store(key, Uploads.PHOTO);
    uploads.request("POST", "/end").send();
    TestProblem.in(uploads.register(notSent), ErrorCode.CONFLICT);
    TestProblem.in(uploads.request("GET", "/presigned-upload-url").send(), ErrorCode.CONFLICT);
    uploads.deliverEvent(key, Uploads.FIRST);
    assertThat(uploads.onlyPhoto().get("upload_status").asText()).isEqualTo("ready");
    assertThat(uploads.register(key).status()).isEqualTo(201);
    assertThat(app.session(uploads.session).get("status").asText()).isEqualTo("COMPLETED");
  }

  @Test
  void listsASessionUnderItsStatus() {
    var uploads = new Uploads(app);
    uploads.request("POST", "/end").send();
    var listed = new ArrayList<String>();
    for (var range : SessionIndex.all(SessionStatus.COMPLETED)) {
      app.graph
          .table()
          .each(range, keys -> listed.add(SessionIndex.read(keys).session().toString()));
    }
    assertThat(listed).containsExactly(uploads.session);
  }

  @Test
  void staysEndedWhateverHappensAtTheSameTime() {
    for (int race = 0; race < RACES; race++) {
      app.clock.advance(BETWEEN_RACES);
      var uploads = new Uploads(app);
      var registered = uploads.presign("front", "photo.jpg");
      var uploaded = uploads.store(Uploads.PHOTO);
      var statuses =
          ConcurrentCallers.run(
              5,
              caller ->
                  switch (caller) {
                    case 0 -> (Object) uploads.request("POST", "/end").send().status();
                    case 1 -> uploads.register(registered).status();
                    case 2 -> uploads.deliverEvent(uploaded, Uploads.FIRST);
                    case 3 -> uploads.capture().status();
                    default -> uploads.request("POST", "/submit").send().status();
                  });
      assertStaysEnded(uploads, SessionStatus.COMPLETED);
      assertCaptured(uploads, statuses.get(3));
    }
  }

  @Test
  void endsInOneWayIfItExpiresAtTheSameTime() {
    for (int race = 0; race < RACES; race++) {
      app.clock.advance(BETWEEN_RACES);
      var uploads = new Uploads(app);
      var registered = uploads.presign("front", "photo.jpg");
      var uploaded = uploads.store(Uploads.PHOTO);
      var late = app.withClock(app.clock.later(IdleLimit.USUAL.time()));
      var statuses =
          ConcurrentCallers.run(
              5,
              caller ->
                  switch (caller) {
                    case 0 -> (Object) uploads.request("POST", "/end").send().status();
                    case 1 -> late.graph.expireSessions().run().expired();
                    case 2 -> uploads.register(registered).status();
                    case 3 -> uploads.capture().status();
                    default -> uploads.deliverEvent(uploaded, Uploads.FIRST);
                  });
      var expected = statuses.get(0).equals(200) ? SessionStatus.COMPLETED : SessionStatus.EXPIRED;
      assertStaysEnded(uploads, expected);
      assertCaptured(uploads, statuses.get(3));
    }
  }

  /** The capture was added and counted, or refused without a trace. */
  private void assertCaptured(Uploads uploads, Object status) {
    assertThat(status).isIn(201, 409);
    var session = app.graph.sessions().find(SessionId.parse(uploads.session).orElseThrow());
    int added = status.equals(201) ? 1 : 0;
    assertThat(session.orElseThrow().captureCount()).isEqualTo(added);
    assertThat(app.session(uploads.session).get("captures")).hasSize(added);
  }

  private void assertStaysEnded(Uploads uploads, SessionStatus expected) {
    var session = app.graph.sessions().find(SessionId.parse(uploads.session).orElseThrow());
    assertThat(session.orElseThrow().status()).isEqualTo(expected);
    assertThat(uploads.photoCount()).isEqualTo(uploads.photos().size());
    app.graph.expireSessions().run();
    assertThat(app.session(uploads.session).get("status").asText()).isEqualTo(expected.name());
  }
}
