package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoDeletion;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Deletions of sessions while they are used, by different clients and events. */
class DeletedSessionRacesTest {
  /** More than enough for each order of the calls; {@code -Dpackshot.races} sets another number. */
  private static final int RACES = Integer.getInteger("packshot.races", 20);

  private static final int CALLERS = 7;

  private final TestApp app = new TestApp();

  @Test
  void leaveNothingWhateverHappensAtTheSameTime() {
    for (int race = 0; race < RACES; race++) {
      int number = race;
      app.clock.advance(Duration.ofSeconds(1)); // the key has a limit per minute
      var session = new Uploads(app);
      var key = session.presign("front", "photo.jpg");
      session.store(key, Uploads.PHOTO);
      if (race % 2 == 0) {
        session.register(key);
      }
      var statuses = ConcurrentCallers.run(CALLERS, caller -> call(session, key, caller, number));
      assertThat(statuses).as("race %s", race).allMatch(status -> status < 500);
      var id = SessionId.parse(session.session).orElseThrow();
      assertThat(app.graph.sessions().find(id)).isEmpty();
      assertThat(session.request("DELETE", "").send().status()).isEqualTo(204);
      if (race % 3 == 0) {
        app.graph.sweepSessions().run();
      }
      session.deliverEvent(key, Uploads.SECOND);
      assertThat(session.request("GET", "").send().status()).isEqualTo(404);
    }
    app.clock.advance(PhotoDeletion.FORMS.plusSeconds(1));
    app.graph.sweepPhotos().run();
    assertThat(app.graph.sweepSessions().run().ended()).isEqualTo(RACES);
    assertThat(TestApp.s3().client().listObjectsV2(list -> list.bucket(app.bucket)).contents())
        .isEmpty();
    assertThat(TableContents.withoutKeys(app))
        .as("all that is left are the counts")
        .allMatch(item -> item.get("pk").s().startsWith("COUNTS#"));
    var list = app.request("GET", "/scanner/api/v1/sessions").send().json();
    assertThat(list.at("/pagination/total_count").asInt()).isZero();
  }

  private static int call(Uploads session, String key, int caller, int race) {
    return switch (caller) {
      case 0 -> session.deliverEvent(key, Uploads.FIRST) ? 200 : 500;
      case 1 -> session.request("DELETE", "").send().status();
      case 2 -> session.register(key).status();
      case 3 ->
          session
              .request("POST", "/uploads")
              .body("{\"uploads\":[{\"client_id\":\"a\"},{\"client_id\":\"b\"}]}")
              .send()
              .status();
      case 4 ->
          session
              .app
              .request("POST", "/scanner/api/v1/captures")
              .body(
                  "{\"session_short_id\":\"%s\",\"capture_type\":\"MANUAL\",\"raw_value\":\"1\"}"
                      .formatted(session.session))
              .send()
              .status();
      case 5 -> session.request("POST", race % 2 == 0 ? "/end" : "/submit").send().status();
      default -> session.request("DELETE", "/photos/" + id(key)).send().status();
    };
  }

  private static String id(String key) {
    return key.replaceFirst(".*/", "").replaceFirst("[.].*", "");
  }
}
