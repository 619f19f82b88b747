package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.event.Route;
import dev.packshot.graph.Settings;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestContext;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestRequest;
import dev.packshot.testing.TestSession;
import dev.packshot.testing.ValidRequests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths, methods, headers and links of HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";

  private final TestApp app = new TestApp();
  private final ValidRequests requests = new ValidRequests(app);
  private final TestSession session = requests.session;
  private final String photo = requests.photo;

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
  void answersAnUnknownPathWithNotFound(String path) {
    for (var method : List.of("GET", "POST", "OPTIONS", "HEAD", "DELETE")) {
      TestProblem.in(session.anonymous(method, path).send(), ErrorCode.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PATCH", "DELETE"})
  void takesALiteralSegmentForNoId(String method) {
    var path = requests.path(Route.ADD_IMAGE_FROM_PHOTO);
    var answer = session.anonymous(method, path).send();
    TestProblem.in(answer, ErrorCode.METHOD_NOT_ALLOWED);
    assertThat(answer.header("Allow")).isEqualTo("POST, OPTIONS");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void listsTheAllowedMethodsForAWrongMethod(Route route) {
    var path = requests.path(route);
    var allowed = Route.methodsOf(path);
    var wrongMethods =
        new ArrayList<>(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE"));
    wrongMethods.add("BREW");
    wrongMethods.add("get");
    wrongMethods.removeAll(allowed);
    for (var method : wrongMethods) {
      var answer = session.anonymous(method, path).send();
      TestProblem.in(answer, ErrorCode.METHOD_NOT_ALLOWED);
      assertThat(answer.header("Allow").split(", ")).contains("OPTIONS").containsAll(allowed);
      assertThat(answer.header("Allow").split(", ")).hasSize(allowed.size() + 1);
    }
  }

  @Test
  void sendsItsHeadersWithEveryAnswer() {
    var body = "{\"s3_key\":\"" + session.presign() + "\"}";
    for (var answer :
        List.of(
            send(201, session.request("POST", SESSIONS)),
            send(201, session.request("POST", session.path() + "/photos").body(body)),
            send(200, session.request("POST", session.path() + "/photos").body(body)),
            send(200, session.request("GET", session.path())),
            send(200, session.request("GET", session.path() + "/presigned-upload-url")),
            send(
                200,
                session.request("PATCH", session.path(photo)).body("{\"photo_type\":\"top\"}")),
            send(200, session.anonymous("GET", "/docs/errors/conflict")),
            send(204, session.anonymous("OPTIONS", SESSIONS)),
            send(400, session.request("POST", SESSIONS).body("[]")),
            send(401, session.anonymous("POST", SESSIONS)),
            send(404, session.request("GET", SESSIONS + "/2JZrkGyLCyVTkmKj6HQKyR")),
            send(404, session.anonymous("GET", "/")),
            send(405, session.anonymous("PUT", SESSIONS)),
            send(413, session.request("POST", SESSIONS).body(" ".repeat(300_000))),
            send(415, session.request("POST", SESSIONS).header("Content-Type", "a/b").body("{}")),
            send(422, session.request("GET", SESSIONS + "/x")))) {
      TestProblem.checkLimitHeaders(answer);
      assertThat(answer.header("X-Request-Id")).isNotBlank();
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  void readsAnEventWithNullsForAllOptionalValues() {
    var request = session.request("POST", SESSIONS);
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
  void usesLambdasRequestIdIfTheGatewayHasNone() {
    var request = session.anonymous("GET", "/nowhere");
    request.event().putNull("requestContext");
    var answer = request.send();
    assertThat(answer.json().get("request_id").asText())
        .isEqualTo(TestContext.REQUEST_ID)
        .isEqualTo(answer.header("X-Request-Id"))
        .isEqualTo(TestLog.lastOf(app).get("request_id").asText());
  }

  @Test
  void ignoresTheCaseOfHeaderNames() {
    for (var letterCase : List.of("upper", "lower")) {
      var request = session.request("POST", SESSIONS).body("{\"capture_mode\":\"both\"}");
      var headers = request.event().putObject("headers");
      for (var header : List.of("X-API-Key", "Content-Type", "Host")) {
        var name =
            letterCase.equals("upper")
                ? header.toUpperCase(Locale.ROOT)
                : header.toLowerCase(Locale.ROOT);
        headers.put(name, header.equals("X-API-Key") ? session.key.reveal() : "application/json");
      }
      assertThat(request.send().json().get("capture_mode").asText()).isEqualTo("both");
    }
  }

  @Test
  void readsAJsonBodyInBase64() {
    var body = "{\"metadata\":{\"k\":\"\uD83D\uDCE6\"}}".getBytes(StandardCharsets.UTF_8);
    var created = session.request("POST", SESSIONS).body(body).send();
    assertThat(created.json().at("/metadata/k").asText()).isEqualTo("\uD83D\uDCE6");
  }

  @Test
  void decodesPercentEncodedPathParameters() {
    var escaped = "%" + Integer.toHexString(session.id.charAt(0)) + session.id.substring(1);
    var shown = session.request("GET", SESSIONS + "/" + escaped).send();
    assertThat(shown.json().get("short_id").asText()).isEqualTo(session.id);
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, https://api.example.com, ''",
    "https://api.example.com/, https://api.example.com, ''",
    "https://api.example.com:8443/shop/, https://api.example.com:8443/shop, /shop",
    "http://127.0.0.1:8080, http://127.0.0.1:8080, ''"
  })
  void linksToThePublicUrlIfOneIsSet(String setting, String base, String prefix) {
    var instance = app.with(Settings.PUBLIC_URL, setting);
    var created = instance.request("POST", SESSIONS).send();
    assertThat(created.header("Location"))
        .isEqualTo(prefix + SESSIONS + "/" + created.json().get("short_id").asText());
    var problem = instance.anonymous("GET", "/nowhere").send();
    assertThat(problem.json().get("type").asText()).isEqualTo(base + "/docs/errors/not_found");
  }

  @Test
  void findsPathsBelowTheBasePathOfACustomDomain() {
    var instance = app.with(Settings.PUBLIC_URL, "https://api.example.com/shop");
    var wrong = instance.anonymous("PUT", "/shop" + SESSIONS).send();
    TestProblem.in(wrong, ErrorCode.METHOD_NOT_ALLOWED);
    assertThat(wrong.header("Allow")).contains("POST");
    TestProblem.in(instance.anonymous("PUT", "/shopping" + SESSIONS).send(), ErrorCode.NOT_FOUND);
  }

  @Test
  void linksToTheStageIfNoPublicUrlIsSet() {
    var created = session.request("POST", SESSIONS).send();
    assertThat(created.header("Location")).startsWith("/v1" + SESSIONS + "/");
    var problem = session.anonymous("GET", "/nowhere").send();
    assertThat(problem.json().get("type").asText())
        .isEqualTo(
            "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/v1/docs/errors/not_found");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void findsEveryRouteByItsMethodAndPath(Route route) {
    assertThat(Route.find(route.method(), requests.path(route))).contains(route);
  }

  private static TestAnswer send(int status, TestRequest request) {
    var answer = request.send();
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    return answer;
  }
}
