package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.auth.KeyKind;
import dev.packshot.event.Route;
import dev.packshot.id.Ids;
import dev.packshot.id.ShortUuid;
import dev.packshot.identity.Access;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestSession;
import dev.packshot.testing.ValidRequests;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The separation of organizations: what belongs to another one looks as if it did not exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantIsolationTest {
  private final TestApp app = new TestApp();
  private final ValidRequests foreign = new ValidRequests(app);
  private final String stranger = app.newKey(KeyKind.CSB, app.newOrganization()).reveal();
  private final String unknownId = ShortUuid.encode(new Ids(app.clock).next());

  @ParameterizedTest
  @MethodSource("routesWithAnId")
  void hidesTheResourcesOfOtherOrganizations(Route route) {
    assertHidden(route, foreign.body(route));
  }

  @Test
  void hidesARegisteredPhotoOfAnotherOrganization() {
    var key = foreign.session.presign().replaceAll("[^/]+$", foreign.photo + ".jpg");
    assertHidden(Route.REGISTER_PHOTO, "{\"s3_key\":\"" + key + "\"}");
  }

  @Test
  void hidesAForeignPhotoInASessionOfTheCaller() {
    var own = new TestSession(app);
    var body = "{\"photo_type\":\"front\"}";
    var foreignAnswer = own.request("PATCH", own.path(foreign.photo)).body(body).send();
    var unknownAnswer = own.request("PATCH", own.path(unknownId)).body(body).send();
    TestProblem.in(foreignAnswer, ErrorCode.NOT_FOUND);
    assertThat(foreignAnswer.json()).isEqualTo(unknownAnswer.json());
  }

  /** Returns every route that refers to a session or an organization. */
  static Stream<Route> routesWithAnId() {
    return Arrays.stream(Route.values())
        .filter(route -> route.access() != Access.ANYONE && route.path().contains("{"));
  }

  private void assertHidden(Route route, String body) {
    var before = TableContents.withoutKeys(app);
    var path = foreign.path(route);
    var foreignAnswer = send(route, path, body);
    var unknownAnswer = send(route, unknown(path), body == null ? null : unknown(body));
    TestProblem.in(foreignAnswer, ErrorCode.NOT_FOUND);
    TestProblem.in(unknownAnswer, ErrorCode.NOT_FOUND);
    assertThat(foreignAnswer.jsonWithoutRequest()).isEqualTo(unknownAnswer.jsonWithoutRequest());
    assertThat(foreignAnswer.headerNames()).isEqualTo(unknownAnswer.headerNames());
    assertThat(foreignAnswer.body()).doesNotContain("4711", foreign.photo);
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
  }

  /** Replaces the session and the organization by ones that do not exist. */
  private String unknown(String text) {
    return text.replace(foreign.session.id, unknownId)
        .replace(foreign.session.organization(), unknownId);
  }

  private TestAnswer send(Route route, String path, String body) {
    return app.anonymous(route.method(), path).header("X-API-Key", stranger).body(body).send();
  }
}
