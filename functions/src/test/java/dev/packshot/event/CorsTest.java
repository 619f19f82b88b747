package dev.packshot.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.graph.Settings;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestSession;
import dev.packshot.testing.ValidRequests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CORS headers, which let the pages of allowed origins read answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorsTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final String ALLOWED_ORIGIN = "https://app.example.com";

  private final TestApp app = new TestApp();
  private final ValidRequests requests = new ValidRequests(app);
  private final TestSession session = requests.session;

  @ParameterizedTest
  @EnumSource(Route.class)
  void answersThePreflightOfAnAllowedOrigin(Route route) {
    var answer =
        session
            .anonymous("OPTIONS", requests.path(route))
            .header("Origin", ALLOWED_ORIGIN)
            .header("Access-Control-Request-Method", route.method())
            .header("Access-Control-Request-Headers", "content-type,x-api-key")
            .send();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED_ORIGIN);
    assertThat(answer.header("Access-Control-Allow-Methods").split(", ")).contains(route.method());
    assertThat(answer.header("Access-Control-Allow-Headers").split(", "))
        .contains("Content-Type", "X-API-Key");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    TestProblem.checkLimitHeaders(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example.com",
        "https://app.example.com.evil.org",
        "http://app.example.com",
        "https://APP.example.com",
        "null",
        "",
        "https://app.example.com,http://localhost:3000"
      })
  void allowsNoOtherOrigin(String origin) {
    for (var method : List.of("OPTIONS", "GET")) {
      var answer = session.anonymous(method, session.path()).header("Origin", origin).send();
      assertThat(answer.findHeader("Access-Control-Allow-Origin")).isEmpty();
      assertThat(answer.findHeader("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(answer.header("Vary")).isEqualTo("Origin");
    }
  }

  @Test
  void allowsEveryOriginIfTheSettingIsAnAsterisk() {
    var instance = app.with(Settings.ALLOWED_ORIGINS, "*");
    var answer =
        instance.anonymous("GET", session.path()).header("Origin", "https://any.org").send();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.findHeader("Access-Control-Allow-Credentials")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {Settings.ISSUER, Settings.COOKIE_DOMAIN})
  void allowsNoCookieWhereNobodyCanHaveOne(String absent) {
    var answer =
        app.with(absent, "")
            .anonymous("GET", session.path())
            .header("Origin", ALLOWED_ORIGIN)
            .send();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED_ORIGIN);
    assertThat(answer.findHeader("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void acceptsSpacesBetweenAllowedOrigins() {
    var instance = app.with(Settings.ALLOWED_ORIGINS, "https://a.org, https://b.org ");
    for (var origin : List.of("https://a.org", "https://b.org")) {
      var answer = instance.anonymous("GET", session.path()).header("Origin", origin).send();
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    }
  }

  @Test
  void letsAllowedOriginsReadEveryAnswerAndItsHeaders() {
    for (var answer :
        List.of(
            session.anonymous("GET", "/nowhere").header("Origin", ALLOWED_ORIGIN).send(),
            session.anonymous("GET", session.path()).header("Origin", ALLOWED_ORIGIN).send(),
            session.anonymous("PUT", session.path()).header("Origin", ALLOWED_ORIGIN).send(),
            session.request("GET", SESSIONS + "/x").header("Origin", ALLOWED_ORIGIN).send(),
            session.request("GET", session.path()).header("origin", ALLOWED_ORIGIN).send(),
            session.request("POST", SESSIONS).header("ORIGIN", ALLOWED_ORIGIN).send())) {
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED_ORIGIN);
      assertThat(answer.header("Access-Control-Expose-Headers").split(", "))
          .contains("Location", "Retry-After", "RateLimit-Policy", "X-RateLimit-Reset");
    }
  }
}
