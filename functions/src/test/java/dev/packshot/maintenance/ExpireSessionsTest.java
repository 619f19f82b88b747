package dev.packshot.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.auth.KeyKind;
import dev.packshot.dynamo.Table;
import dev.packshot.id.SessionId;
import dev.packshot.lambda.Functions;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionIndex;
import dev.packshot.session.SessionStatus;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpireSessionsTest {
  private final TestApp app = new TestApp();

  @Test
  void marksOnlyIdleSessions() throws IOException {
    var idle = app.openSession();
    app.clock.advance(Duration.ofMinutes(1));
    var younger = app.openSession();
    app.clock.advance(IdleLimit.USUAL.time().minusMinutes(1));
    assertThat(run()).contains("\"active\":2,\"old\":1,\"expired\":1");
    assertThat(stored(idle).status()).isEqualTo(SessionStatus.EXPIRED);
    assertThat(stored(younger).status()).isEqualTo(SessionStatus.ACTIVE);
  }

  @Test
  void changesNothingInTheResponseForAnIdleSession() throws IOException {
    var session = app.openSession();
    app.clock.advance(IdleLimit.USUAL.time());
    var before = app.session(session);
    run();
    assertThat(app.session(session)).isEqualTo(before);
    assertThat(before.get("status").asText()).isEqualTo("EXPIRED");
  }

  @Test
  void sparesAnOldSessionThatHasChanged() throws IOException {
    var session = app.openSession();
    app.clock.advance(IdleLimit.USUAL.time().minusMinutes(1));
    app.request("POST", "/scanner/api/v1/sessions/" + session + "/photos")
        .body("{\"s3_key\":\"" + presigned(session) + "\"}")
        .send();
    app.clock.advance(Duration.ofHours(1));
    assertThat(run()).contains("\"active\":1,\"old\":1,\"expired\":0");
    assertThat(stored(session).status()).isEqualTo(SessionStatus.ACTIVE);
  }

  @Test
  void findsTheSessionsOfEveryOrganization() throws IOException {
    for (int organization = 0; organization < 20; organization++) {
      var key = app.newKey(KeyKind.CSB, app.newOrganization());
      app.anonymous("POST", "/scanner/api/v1/sessions").header("X-API-Key", key.reveal()).send();
    }
    app.clock.advance(IdleLimit.USUAL.time());
    assertThat(run()).contains("\"expired\":20");
    assertThat(run()).contains("\"active\":0,\"old\":0,\"expired\":0");
  }

  @Test
  void keepsSessionsInTheIndexUnderTheirStatus() throws IOException {
    var session = app.openSession();
    assertThat(listed(SessionStatus.ACTIVE)).containsExactly(session);
    app.clock.advance(IdleLimit.USUAL.time());
    run();
    assertThat(listed(SessionStatus.ACTIVE)).isEmpty();
    assertThat(listed(SessionStatus.EXPIRED)).containsExactly(session);
  }

  private String presigned(String session) {
    return app.request("GET", "/scanner/api/v1/sessions/" + session + "/presigned-upload-url")
        .send()
        .json()
        .get("s3_key")
        .asText();
  }

  /** Runs the job and returns its log line. */
  private String run() throws IOException {
    app.log.clear();
    Functions.maintenance(app.graph)
        .handleRequest(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            TestContext.with(app.log));
    return app.log.remove();
  }

  private Session stored(String id) {
    return app.graph.sessions().find(SessionId.parse(id).orElseThrow()).orElseThrow();
  }

  private List<String> listed(SessionStatus status) {
    var ids = new ArrayList<String>();
    var table = new Table(TestApp.dynamo(), app.table);
    for (var range : SessionIndex.all(status)) {
      table.each(range, keys -> ids.add(SessionIndex.read(keys).session().toString()));
    }
    return ids;
  }
}
