package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.auth.KeyKind;
import dev.packshot.identity.Role;
import dev.packshot.problem.ErrorCode;
import dev.packshot.session.IdleLimit;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The list of an organization's sessions. */
class ListSessionsTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final Duration DAY = Duration.ofDays(1);

  private final TestApp app = new TestApp();
  private final String key =
      app.newKey(KeyKind.CSB, app.organization, 1_000_000, 1_000_000).reveal();

  @Test
  void listsNothingForAnOrganizationWithoutSessions() {
    assertThat(list("").json().toString())
        .isEqualTo(
            "{\"data\":[],\"pagination\":{\"page\":1,\"page_size\":25,\"total_count\":0,"
                + "\"total_pages\":0,\"has_next\":false,\"has_previous\":false}}");
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    var opened = new ArrayList<String>();
    for (int day = 0; day < 4; day++) {
      opened.add(0, open());
      app.clock.advance(Duration.ofHours(1));
      opened.add(0, open());
      end(opened.get(day % 2));
      app.clock.advance(DAY.minusHours(1));
      app.graph.expireSessions().run();
    }
    assertPages("", opened);
    var completed = withStatus(opened, "COMPLETED");
    var expired = withStatus(opened, "EXPIRED");
    assertThat(completed).isNotEmpty();
    assertThat(expired).isNotEmpty();
    assertPages("status=COMPLETED&", completed);
    assertPages("status=EXPIRED&", expired);
    assertPages("status=ACTIVE&", withStatus(opened, "ACTIVE"));
  }

  @Test
  void listsAnIdleSessionAsExpiredBeforeAndAfterItIsMarked() {
    var session = open();
    app.clock.advance(IdleLimit.USUAL.time());
    var younger = open();
    assertPages("status=EXPIRED&", List.of(session));
    assertPages("status=ACTIVE&", List.of(younger));
    app.graph.expireSessions().run();
    assertPages("status=EXPIRED&", List.of(session));
    assertPages("", List.of(younger, session));
  }

  @Test
  void showsTheSameSummaryAsTheSession() {
    var session = open();
    end(session);
    var ended = request("POST", SESSIONS + "/" + session + "/end").send().json();
    assertThat(list("").json().at("/data/0")).isEqualTo(ended);
  }

  @Test
  void showsNothingOfOtherOrganizations() {
    open();
    var other = app.newKey(KeyKind.CSB, app.newOrganization()).reveal();
    var answer = app.anonymous("GET", SESSIONS).header("X-API-Key", other).send();
    assertThat(answer.json().at("/pagination/total_count").asInt()).isZero();
    var foreign = "?organization_short_id=" + app.organization;
    TestProblem.in(
        app.anonymous("GET", SESSIONS + foreign).header("X-API-Key", other).send(),
        ErrorCode.NOT_FOUND);
  }

  @Test
  void asksAUserForTheOrganization() {
    var session = open();
    var user = app.newMember(app.organization, Role.EDITOR).reveal();
    TestProblem.in(
            app.anonymous("GET", SESSIONS).header("X-API-Key", user).send(),
            ErrorCode.VALIDATION_ERROR)
        .naming("organization_short_id");
    var named = SESSIONS + "?organization_short_id=" + app.organization;
    var answer = app.anonymous("GET", named).header("X-API-Key", user).send();
    assertThat(ids(answer.json())).containsExactly(session);
  }

  @Test
  void refusesInvalidParameters() {
    for (var parameter : List.of("status", "organization_short_id", "page", "page_size")) {
      TestProblem.in(list("?" + parameter + "=x"), ErrorCode.VALIDATION_ERROR).naming(parameter);
    }
  }

  @Test
  void countsEachSessionOnceIfItsEndsAreConcurrent() {
    for (int number = 0; number < 10; number++) {
      var session = open();
      ConcurrentCallers.run(4, caller -> end(session).status());
    }
    assertThat(list("?status=COMPLETED").json().at("/pagination/total_count").asInt())
        .isEqualTo(10);
  }

  @Test
  void readsADeepPageWithoutThePagesBeforeIt() {
    for (int day = 0; day < 40; day++) {
      for (int number = 0; number < 10; number++) {
        end(open());
      }
      app.clock.advance(DAY);
    }
    list("?page=1&page_size=5");
    double first = units();
    list("?page=80&page_size=5");
    assertThat(units()).as("read units of the last page").isLessThanOrEqualTo(first + 1);
  }

  private double units() {
    return TestLog.lastOf(app).get("read_units").asDouble();
  }

  private void assertPages(String filter, List<String> expected) {
    for (int size : List.of(1, 3, 100)) {
      var found = new ArrayList<String>();
      for (int page = 1; page <= expected.size() / size + 1; page++) {
        var answer = list("?" + filter + "page=" + page + "&page_size=" + size).json();
        assertThat(answer.at("/pagination/total_count").asInt()).isEqualTo(expected.size());
        found.addAll(ids(answer));
      }
      assertThat(found).as(filter + size).isEqualTo(expected);
    }
  }

  private List<String> withStatus(List<String> sessions, String status) {
    return sessions.stream()
        .filter(session -> app.session(session).get("status").asText().equals(status))
        .toList();
  }

  private String open() {
    app.clock.advance(Duration.ofMillis(1));
    return request("POST", SESSIONS).send().json().get("short_id").asText();
  }

  private TestAnswer end(String session) {
    return request("POST", SESSIONS + "/" + session + "/end").send();
  }

  private TestAnswer list(String query) {
    return request("GET", SESSIONS + query).send();
  }

  private TestRequest request(String method, String path) {
    return app.anonymous(method, path).header("X-API-Key", key);
  }

  private static List<String> ids(JsonNode page) {
    return StreamSupport.stream(page.get("data").spliterator(), false)
        .map(session -> session.get("short_id").asText())
        .toList();
  }
}
