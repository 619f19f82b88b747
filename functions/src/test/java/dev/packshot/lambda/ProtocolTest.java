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
import dev.packshot.testing.TestScan;
import java.util.ArrayList;
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
      TestProblem.in(scan.anonymous(method, path).send(), ErrorCode.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void namesTheMethodsOfAnAddressWhereOneIsWrong(Route route) {
    var path = scan.path(route, photo);
    var allowed = Route.methodsOf(path);
    var others = new ArrayList<>(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE"));
    others.add("BREW");
    others.add("get");
    others.removeAll(allowed);
    for (var method : others) {
      var answer = scan.anonymous(method, path).send();
      TestProblem.in(answer, ErrorCode.METHOD_NOT_ALLOWED);
      assertThat(answer.header("Allow").split(", ")).contains("OPTIONS").containsAll(allowed);
      assertThat(answer.header("Allow").split(", ")).hasSize(allowed.size() + 1);
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
            answer(200, scan.anonymous("GET", "/docs/errors/conflict")),
            answer(204, scan.anonymous("OPTIONS", SESSIONS)),
            answer(400, scan.request("POST", SESSIONS).body("[]")),
            answer(401, scan.anonymous("POST", SESSIONS)),
            answer(404, scan.request("GET", SESSIONS + "/2JZrkGyLCyVTkmKj6HQKyR")),
            answer(404, scan.anonymous("GET", "/")),
            answer(405, scan.anonymous("PUT", SESSIONS)),
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
    var request = scan.anonymous("GET", "/nowhere");
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
    var problem = scan.anonymous("GET", "/nowhere").send();
    assertThat(problem.json().get("type").asText())
        .isEqualTo(
            "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/v1/docs/errors/not_found");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void findsEveryRouteByItsAddress(Route route) {
    assertThat(Route.find(route.method(), scan.path(route, photo))).contains(route);
  }

  private static TestAnswer answer(int status, TestRequest request) {
    var answer = request.send();
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    return answer;
  }
}
