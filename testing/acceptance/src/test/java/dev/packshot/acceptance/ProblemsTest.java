package dev.packshot.acceptance;

import static dev.packshot.acceptance.Scanner.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not there, and where problems lead to. */
class ProblemsTest {
  private final Api api = new Api();

  @Test
  void leadToAPageThatSaysWhatToDo() {
    var problem = api.send(Call.of("GET", SESSIONS + "/x")).expect(422);
    var page = api.sendAnonymously(Call.of("GET", Links.path(problem.text("type")))).expect(200);
    assertThat(page.body()).contains("validation_error", "422", "What to do");
  }

  @Test
  void haveAPageEach() {
    var codes = Contract.current().at("/components/schemas/ErrorCode/enum");
    assertThat(codes).hasSizeGreaterThan(10);
    for (var code : codes) {
      api.sendAnonymously(Call.of("GET", "/docs/errors/" + code.asString())).expect(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "NOT_FOUND", "%3Cscript%3E", "..%2F..%2Fetc%2Fpasswd"})
  void haveNoPageForWhatIsNoError(String code) {
    var missing = api.sendAnonymously(Call.of("GET", "/docs/errors/" + code)).expect(404);
    assertThat(missing.body()).doesNotContain("<script>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere", // not "/": a local run has a page there
        "/scanner/api/v1",
        "/scanner/api/v2/sessions",
        "/docs/errors",
        "/scanner/api/v1/sessions/a/b/c/d/e",
        "/%F0%9F%8D%9E"
      })
  void tellThatThereIsNoSuchAddress(String path) {
    api.send(Call.of("GET", path)).expect(404);
    api.sendAnonymously(Call.of("POST", path)).expect(404);
  }

  @Test
  void tellWhichMethodsAnAddressHas() {
    assertMethodsAreTold(List.of("PUT", "DELETE", "HEAD"));
  }

  @Test
  void tellWhichMethodsAnAddressHasToThoseNobodyHasHeardOf() {
    Target.current().requireNoLack(Lack.UNHEARD_OF_METHODS);
    assertMethodsAreTold(List.of("BREW"));
  }

  private static void assertMethodsAreTold(List<String> others) {
    for (var operation : Contract.current().operations()) {
      var path = operation.path().replaceAll("\\{[^}]*}", ShortIds.unknown());
      for (var method : others) {
        if (methodsOf(operation.path()).contains(method)) {
          continue;
        }
        var refused = Api.exchangeUnchecked(Target.current().url(), Call.of(method, path));
        assertThat(refused.status()).as(method + " " + path).isEqualTo(405);
        assertThat(methods(refused.header("Allow"))).isEqualTo(methodsOf(operation.path()));
      }
    }
  }

  @Test
  void areInTheContractWhereAMethodIsNotAllowed() {
    api.send(Call.of("DELETE", SESSIONS)).expect(405);
    api.sendAnonymously(Call.of("PATCH", "/docs")).expect(405);
  }

  @Test
  void neverShowWhatFailedInside() {
    var refused = api.send(Call.of("POST", SESSIONS).json("{\"capture_mode\":"));
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

  private static Set<String> methods(String allow) {
    return new TreeSet<>(Arrays.asList(allow.split(", ")));
  }
}
