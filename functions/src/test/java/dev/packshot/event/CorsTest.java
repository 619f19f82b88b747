package dev.packshot.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.graph.Settings;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestScan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose pages may read answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorsTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final String OUR_ORIGIN = "https://app.example.com";

  private final TestApp app = new TestApp();
  private final TestScan scan = new TestScan(app);
  private final String photo = scan.register("{}");

  @ParameterizedTest
  @EnumSource(Route.class)
  void answersThePreflightOfAnAllowedOrigin(Route route) {
    var answer =
        scan.anonymous("OPTIONS", scan.path(route, photo))
            .header("Origin", OUR_ORIGIN)
            .header("Access-Control-Request-Method", route.method())
            .header("Access-Control-Request-Headers", "content-type,x-api-key")
            .send();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(OUR_ORIGIN);
    assertThat(answer.header("Access-Control-Allow-Methods").split(", ")).contains(route.method());
    assertThat(answer.header("Access-Control-Allow-Headers").split(", "))
        .contains("Content-Type", "X-API-Key");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
    assertThat(answer.findHeader("Access-Control-Allow-Credentials")).isEmpty();
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
  void letsNoForeignOriginRead(String origin) {
    for (var method : List.of("OPTIONS", "GET")) {
      var answer = scan.anonymous(method, scan.path()).header("Origin", origin).send();
      assertThat(answer.findHeader("Access-Control-Allow-Origin")).isEmpty();
      assertThat(answer.header("Vary")).isEqualTo("Origin");
    }
  }

  @Test
  void letsEveryOriginReadWhereTheSettingSaysSo() {
    var open = app.with(Settings.ALLOWED_ORIGINS, "*");
    var answer = open.anonymous("GET", scan.path()).header("Origin", "https://any.org").send();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void takesSpacesBetweenAllowedOrigins() {
    var spaced = app.with(Settings.ALLOWED_ORIGINS, "https://a.org, https://b.org ");
    for (var origin : List.of("https://a.org", "https://b.org")) {
      var answer = spaced.anonymous("GET", scan.path()).header("Origin", origin).send();
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    }
  }

  @Test
  void letsOurPagesReadEveryAnswerAndItsHeaders() {
    for (var answer :
        List.of(
            scan.anonymous("GET", "/nowhere").header("Origin", OUR_ORIGIN).send(),
            scan.anonymous("GET", scan.path()).header("Origin", OUR_ORIGIN).send(),
            scan.anonymous("PUT", scan.path()).header("Origin", OUR_ORIGIN).send(),
            scan.request("GET", SESSIONS + "/x").header("Origin", OUR_ORIGIN).send(),
            scan.request("GET", scan.path()).header("origin", OUR_ORIGIN).send(),
            scan.request("POST", SESSIONS).header("ORIGIN", OUR_ORIGIN).send())) {
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(OUR_ORIGIN);
      assertThat(answer.header("Access-Control-Expose-Headers").split(", "))
          .contains("Location", "Retry-After", "RateLimit-Policy", "X-RateLimit-Reset");
    }
  }
}
