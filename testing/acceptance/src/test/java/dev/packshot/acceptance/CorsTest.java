package dev.packshot.acceptance;

import static dev.packshot.acceptance.ScannerClient.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Tests of CORS in the API and in S3. */
class CorsTest {
  private final Api api = new Api();
  private final ScannerClient scanner = new ScannerClient();
  private final String origin = Target.current().origin();

  @Test
  void answersPreflightsOfAllOperations() {
    for (var operation : Contract.current().operations()) {
      var method = operation.method().toUpperCase(Locale.ROOT);
      var path = operation.path().replaceAll("\\{[^}]*}", ShortIds.unknown());
      var preflight = api.sendAnonymously(fromPage("OPTIONS", path)).expect(204);
      requireAllowedOrigin(preflight);
      assertThat(elements(preflight, "Access-Control-Allow-Methods")).contains(method);
      assertThat(elements(preflight, "Access-Control-Allow-Headers"))
          .contains("x-api-key", "content-type");
    }
  }

  @Test
  void exposesResponsesAndTheirHeaders() {
    var opened = api.send(fromPage("POST", SESSIONS)).expect(201);
    requireAllowedOrigin(opened);
    for (var response :
        List.of(
            opened,
            api.send(fromPage("GET", SESSIONS + "/x")).expect(422),
            api.sendAnonymously(fromPage("GET", SESSIONS + "/x")).expect(401),
            api.sendAnonymously(fromPage("GET", "/nowhere")).expect(404),
            api.sendAnonymously(fromPage("DELETE", SESSIONS)).expect(405))) {
      assertThat(response.header("Access-Control-Allow-Origin")).isIn("*", origin);
      assertThat(elements(response, "Access-Control-Expose-Headers"))
          .contains(
              "location",
              "retry-after",
              "x-request-id",
              "ratelimit-policy",
              "ratelimit-remaining",
              "x-ratelimit-reset");
    }
  }

  @Test
  void exposesTheProblemOfABodyOverTheLimitOfTheGateway() {
    Target.current().require(Feature.GATEWAY_LIMITS);
    var refused = api.send(fromPage("POST", SESSIONS).json(" ".repeat(11 << 20))).expect(413);
    requireAllowedOrigin(refused);
  }

  @Test
  void allowsUploadsToS3() {
    Target.current().require(Feature.S3_CORS);
    var session = scanner.openSession();
    var form = scanner.requestUpload(session);
    var preflight = form.preflight(origin);
    assertThat(preflight.statusCode()).isBetween(200, 204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin").orElse("none"))
        .isIn("*", origin);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElse("none"))
        .contains("POST");
    var stored = form.post(TestPhotos.small(), Map.of("Origin", origin));
    assertThat(stored.statusCode()).isEqualTo(201);
    assertThat(stored.headers().firstValue("Access-Control-Allow-Origin").orElse("none"))
        .isIn("*", origin);
    scanner.awaitVerdict(session, form.photoId());
  }

  private Request fromPage(String method, String path) {
    return Request.of(method, path).header("Origin", origin);
  }

  private void requireAllowedOrigin(Response response) {
    Assumptions.assumeTrue(
        response.find("Access-Control-Allow-Origin").isPresent(),
        () -> "the target does not allow " + origin + " (ORIGIN=)");
    assertThat(response.header("Access-Control-Allow-Origin")).isIn("*", origin);
  }

  private static List<String> elements(Response response, String header) {
    var list = response.header(header);
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .map(word -> header.endsWith("Methods") ? word : word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
