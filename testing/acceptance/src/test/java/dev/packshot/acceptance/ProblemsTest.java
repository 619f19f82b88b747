package dev.packshot.acceptance;

import static dev.packshot.acceptance.ScannerClient.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of problems and their pages. */
class ProblemsTest {
  private final Api api = new Api();

  @Test
  void linksToAnErrorPage() {
    var problem = api.send(Request.of("GET", SESSIONS + "/x")).expect(422);
    var page = api.sendAnonymously(Request.of("GET", Links.path(problem.text("type")))).expect(200);
    assertThat(page.body()).contains("validation_error", "422", "What to do");
  }

  @Test
  void servesAPageForEachErrorCode() {
    var codes = Contract.current().at("/components/schemas/ErrorCode/enum");
    assertThat(codes).hasSizeGreaterThan(10);
    for (var code : codes) {
      api.sendAnonymously(Request.of("GET", "/docs/errors/" + code.asString())).expect(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "NOT_FOUND", "%3Cscript%3E", "..%2F..%2Fetc%2Fpasswd"})
  void returnsNotFoundForAnUnknownErrorCode(String code) {
    var missing = api.sendAnonymously(Request.of("GET", "/docs/errors/" + code)).expect(404);
    assertThat(missing.body()).doesNotContain("<script>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere", // not "/", because a local run has a page there
        "/scanner/api/v1",
        "/scanner/api/v2/sessions",
        "/docs/errors",
        "/scanner/api/v1/sessions/a/b/c/d/e",
        "/%F0%9F%8D%9E"
      })
  void returnsNotFoundForAnUnknownPath(String path) {
    api.send(Request.of("GET", path)).expect(404);
    api.sendAnonymously(Request.of("POST", path)).expect(404);
  }

  @Test
  void listsTheAllowedMethods() {
    assertAllowedMethods(List.of("PUT", "DELETE", "HEAD"));
  }

  @Test
  void listsTheAllowedMethodsForAnUnknownMethod() {
    Target.current().require(Feature.UNKNOWN_METHODS);
    assertAllowedMethods(List.of("BREW"));
  }

  private static void assertAllowedMethods(List<String> wrongMethods) {
    for (var operation : Contract.current().operations()) {
      var path = operation.path().replaceAll("\\{[^}]*}", ShortIds.unknown());
      for (var method : wrongMethods) {
        if (methodsOf(operation.path()).contains(method)) {
          continue;
        }
        var refused = Api.exchangeUnchecked(Target.current().url(), Request.of(method, path));
        assertThat(refused.status()).as(method + " " + path).isEqualTo(405);
        assertThat(parseAllow(refused.header("Allow"))).isEqualTo(methodsOf(operation.path()));
      }
    }
  }

  @Test
  void documentsTheProblemOfAWrongMethod() {
    api.send(Request.of("DELETE", SESSIONS)).expect(405);
    api.sendAnonymously(Request.of("PATCH", "/docs")).expect(405);
  }

  @Test
  void hidesInternalDetails() {
    var refused = api.send(Request.of("POST", SESSIONS).json("{\"capture_mode\":"));
    assertThat(refused.expect(400).body()).doesNotContain("jackson", "Exception", "packshot.");
  }

  private static Set<String> methodsOf(String path) {
    var methods = new TreeSet<>(List.of("OPTIONS"));
    for (var operation : Contract.current().operations()) {
      if (operation.path().equals(path)) {
        methods.add(operation.method().toUpperCase(Locale.ROOT));
      }
    }
    return methods;
  }

  private static Set<String> parseAllow(String header) {
    return new TreeSet<>(Arrays.asList(header.split(", ")));
  }
}
