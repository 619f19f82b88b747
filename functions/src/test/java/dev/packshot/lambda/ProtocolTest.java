package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.problem.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP itself: paths, methods, headers, links. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final String OUR_ORIGIN = "https://app.example.com";

  private final TestApp app = new TestApp();
  private final TestScan scan = new TestScan(app);
  private final String photo = scan.register("{}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "//",
        "",
        "/scanner",
        "/scanner/api/v1",
        "/scanner/api/v1/sessions/",
        "/scanner/api/v1//sessions",
        "/Scanner/api/v1/sessions",
        "/scanner/api/v1/sessions/2JZrkGyLCyVTkmKj6HQKyR/",
        "/scanner/api/v1/sessions/2JZrkGyLCyVTkmKj6HQKyR/photos/",
        "/scanner/api/v1/sessions/2JZrkGyLCyVTkmKj6HQKyR/photos/a/b",
        "/docs/errors",
        "/docs/errors/",
        "/docs/errors/a/b",
        "/scanner/api/v1/sessions%2F2JZrkGyLCyVTkmKj6HQKyR",
        "/v1/scanner/api/v1/sessions",
        "/%00",
        "/*",
        "/{id}"
      })
  void knowsNoOtherAddress(String path) {
    for (var method : List.of("GET", "POST", "OPTIONS", "HEAD", "DELETE")) {
      TestProblem.in(anonymous(method, path).send(), ErrorCode.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void namesTheMethodsOfAnAddressWhereOneIsWrong(Route route) {
    var path = path(route);
    var allowed = Route.methodsOf(path);
    var others = new ArrayList<>(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE"));
    others.add("BREW");
    others.add("get");
    others.removeAll(allowed);
    for (var method : others) {
      var answer = anonymous(method, path).send();
      TestProblem.in(answer, ErrorCode.METHOD_NOT_ALLOWED);
      assertThat(answer.header("Allow").split(", ")).contains("OPTIONS").containsAll(allowed);
      assertThat(answer.header("Allow").split(", ")).hasSize(allowed.size() + 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void answersThePreflightOfAnAllowedOrigin(Route route) {
    var answer =
        anonymous("OPTIONS", path(route))
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
      var answer = anonymous(method, scan.path()).header("Origin", origin).send();
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
            anonymous("GET", "/nowhere").header("Origin", OUR_ORIGIN).send(),
            anonymous("GET", scan.path()).header("Origin", OUR_ORIGIN).send(),
            anonymous("PUT", scan.path()).header("Origin", OUR_ORIGIN).send(),
            scan.request("GET", SESSIONS + "/x").header("Origin", OUR_ORIGIN).send(),
            scan.request("GET", scan.path()).header("origin", OUR_ORIGIN).send(),
            scan.request("POST", SESSIONS).header("ORIGIN", OUR_ORIGIN).send())) {
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(OUR_ORIGIN);
      assertThat(answer.header("Access-Control-Expose-Headers").split(", "))
          .contains("Location", "Retry-After", "RateLimit-Policy", "X-RateLimit-Reset");
    }
  }

  @Test
  void carriesItsHeadersOnEveryAnswer() {
    var body = "{\"s3_key\":\"" + scan.presign() + "\"}";
    for (var expected :
        List.of(
            answer(201, scan.request("POST", SESSIONS)),
            answer(201, scan.request("POST", scan.path() + "/photos").body(body)),
            answer(200, scan.request("POST", scan.path() + "/photos").body(body)),
            answer(200, scan.request("GET", scan.path())),
            answer(200, scan.request("GET", scan.path() + "/presigned-upload-url")),
            answer(200, scan.request("PATCH", scan.path(photo)).body("{\"photo_type\":\"top\"}")),
            answer(200, anonymous("GET", "/docs/errors/conflict")),
            answer(204, anonymous("OPTIONS", SESSIONS)),
            answer(400, scan.request("POST", SESSIONS).body("[]")),
            answer(401, anonymous("POST", SESSIONS)),
            answer(404, scan.request("GET", SESSIONS + "/2JZrkGyLCyVTkmKj6HQKyR")),
            answer(404, anonymous("GET", "/")),
            answer(405, anonymous("PUT", SESSIONS)),
            answer(413, scan.request("POST", SESSIONS).body(" ".repeat(300_000))),
            answer(415, scan.request("POST", SESSIONS).header("Content-Type", "a/b").body("{}")),
            answer(422, scan.request("GET", SESSIONS + "/x")))) {
      TestProblem.checkLimitHeaders(expected);
      assertThat(expected.header("X-Request-Id")).isNotBlank();
      assertThat(expected.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(expected.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  void readsAnEventThatHoldsNothingButNulls() {
    var request = scan.request("POST", SESSIONS);
    var key = request.event().at("/headers/X-API-Key").asText();
    for (var name :
        List.of("body", "queryStringParameters", "multiValueHeaders", "stageVariables")) {
      request.event().putNull(name);
    }
    request.event().putObject("headers").put("X-API-Key", key).putNull("Content-Type");
    assertThat(request.send().status()).isEqualTo(201);
    request.event().putNull("headers");
    TestProblem.in(request.send(), ErrorCode.UNAUTHORIZED);
  }

  @Test
  void givesARequestAnIdWhereTheGatewayHasNone() {
    var request = anonymous("GET", "/nowhere");
    request.event().putNull("requestContext");
    var answer = request.send();
    assertThat(answer.json().get("request_id").asText())
        .isEqualTo(TestContext.REQUEST_ID)
        .isEqualTo(answer.header("X-Request-Id"))
        .isEqualTo(TestLog.lastOf(app).get("request_id").asText());
  }

  @Test
  void readsHeadersInAnyCase() {
    for (var change : List.of("upper", "lower")) {
      var request = scan.request("POST", SESSIONS).body("{\"capture_mode\":\"both\"}");
      var headers = request.event().putObject("headers");
      for (var header : List.of("X-API-Key", "Content-Type", "Host")) {
        var name =
            change.equals("upper")
                ? header.toUpperCase(Locale.ROOT)
                : header.toLowerCase(Locale.ROOT);
        headers.put(name, header.equals("X-API-Key") ? scan.key.reveal() : "application/json");
      }
      assertThat(request.send().json().get("capture_mode").asText()).isEqualTo("both");
    }
  }

  @Test
  void readsAJsonBodyInBase64() {
    var body =
        "{\"metadata\":{\"k\":\"\uD83D\uDCE6\"}}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var created = scan.request("POST", SESSIONS).body(body).send();
    assertThat(created.json().at("/metadata/k").asText()).isEqualTo("\uD83D\uDCE6");
  }

  @Test
  void readsPercentEncodedSteps() {
    var escaped = "%" + Integer.toHexString(scan.session.charAt(0)) + scan.session.substring(1);
    var shown = scan.request("GET", SESSIONS + "/" + escaped).send();
    assertThat(shown.json().get("short_id").asText()).isEqualTo(scan.session);
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, https://api.example.com, ''",
    "https://api.example.com/, https://api.example.com, ''",
    "https://api.example.com:8443/shop/, https://api.example.com:8443/shop, /shop",
    "http://127.0.0.1:8080, http://127.0.0.1:8080, ''"
  })
  void linksToThePublicAddressWhereOneIsSet(String setting, String base, String prefix) {
    var instance = app.with(Settings.PUBLIC_URL, setting);
    var created = instance.request("POST", SESSIONS).send();
    assertThat(created.header("Location"))
        .isEqualTo(prefix + SESSIONS + "/" + created.json().get("short_id").asText());
    var problem = instance.anonymous("GET", "/nowhere").send();
    assertThat(problem.json().get("type").asText()).isEqualTo(base + "/docs/errors/not_found");
  }

  @Test
  void findsItsAddressesUnderTheBasePathOfACustomDomain() {
    var instance = app.with(Settings.PUBLIC_URL, "https://api.example.com/shop");
    var wrong = instance.anonymous("PUT", "/shop" + SESSIONS).send();
    TestProblem.in(wrong, ErrorCode.METHOD_NOT_ALLOWED);
    assertThat(wrong.header("Allow")).contains("POST");
    TestProblem.in(instance.anonymous("PUT", "/shopping" + SESSIONS).send(), ErrorCode.NOT_FOUND);
  }

  @Test
  void linksToTheStageWhereNoPublicAddressIsSet() {
    var created = scan.request("POST", SESSIONS).send();
    assertThat(created.header("Location")).startsWith("/v1" + SESSIONS + "/");
    var problem = anonymous("GET", "/nowhere").send();
    assertThat(problem.json().get("type").asText())
        .isEqualTo(
            "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/v1/docs/errors/not_found");
  }

  @Test
  void namesEveryRouteByItsOwnHandler() {
    assertThat(Arrays.stream(Route.values()).map(Route::handler)).doesNotHaveDuplicates();
    for (var route : Route.values()) {
      assertThat(Route.find(route.method(), path(route))).contains(route);
      assertThat(route.handler().getSimpleName().replace("Handler", "").toUpperCase(Locale.ROOT))
          .isEqualTo(route.name().replace("_", ""));
    }
  }

  private String path(Route route) {
    return route
        .path()
        .replace("{id}", scan.session)
        .replace("{session_id}", scan.session)
        .replace("{photo_id}", photo)
        .replace("{error_code}", "conflict");
  }

  /** Each from an address of its own, so that none uses up the limit of another. */
  private TestRequest anonymous(String method, String path) {
    return app.anonymous(method, path).from(method + path + System.nanoTime());
  }

  private static TestAnswer answer(int status, TestRequest request) {
    var answer = request.send();
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    return answer;
  }
}
