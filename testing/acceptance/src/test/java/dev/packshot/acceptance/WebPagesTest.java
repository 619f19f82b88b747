package dev.packshot.acceptance;

import static dev.packshot.acceptance.Scanner.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** CORS: what pages of an allowed origin may do, here and at S3. */
class WebPagesTest {
  private final Api api = new Api();
  private final Scanner scanner = new Scanner();
  private final String origin = Target.current().origin();

  @Test
  void mayAskEachAddressWhatItTakes() {
    for (var operation : Contract.current().operations()) {
      var method = operation.method().toUpperCase(Locale.ROOT);
      var path = operation.path().replaceAll("\\{[^}]*}", ShortIds.unknown());
      var preflight = api.sendAnonymously(asPage("OPTIONS", path)).expect(204);
      requireAllowed(preflight);
      assertThat(words(preflight, "Access-Control-Allow-Methods")).contains(method);
      assertThat(words(preflight, "Access-Control-Allow-Headers"))
          .contains("x-api-key", "content-type");
    }
  }

  @Test
  void mayReadAnswersAndProblemsAndTheirHeaders() {
    var opened = api.send(asPage("POST", SESSIONS)).expect(201);
    requireAllowed(opened);
    for (var answer :
        List.of(
            opened,
            api.send(asPage("GET", SESSIONS + "/x")).expect(422),
            api.sendAnonymously(asPage("GET", SESSIONS + "/x")).expect(401),
            api.sendAnonymously(asPage("GET", "/nowhere")).expect(404),
            api.sendAnonymously(asPage("DELETE", SESSIONS)).expect(405))) {
      assertThat(answer.header("Access-Control-Allow-Origin")).isIn("*", origin);
      assertThat(words(answer, "Access-Control-Expose-Headers"))
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
  void mayReadThatABodyWasTooLargeForTheGateway() {
    Target.current().requireNoLack(Lack.GATEWAY_LIMITS);
    var refused = api.send(asPage("POST", SESSIONS).json(" ".repeat(11 << 20))).expect(413);
    requireAllowed(refused);
  }

  @Test
  void mayPostToS3() {
    Target.current().requireNoLack(Lack.S3_CORS);
    var session = scanner.open();
    var form = scanner.upload(session);
    var preflight = form.preflight(origin);
    assertThat(preflight.statusCode()).isBetween(200, 204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin").orElse("none"))
        .isIn("*", origin);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElse("none"))
        .contains("POST");
    var stored = form.post(Pictures.small(), Map.of("Origin", origin));
    assertThat(stored.statusCode()).isEqualTo(201);
    assertThat(stored.headers().firstValue("Access-Control-Allow-Origin").orElse("none"))
        .isIn("*", origin);
    scanner.awaitVerdict(session, form.photoId());
  }

  private Call asPage(String method, String path) {
    return Call.of(method, path).header("Origin", origin);
  }

  private void requireAllowed(Answer answer) {
    Assumptions.assumeTrue(
        answer.find("Access-Control-Allow-Origin").isPresent(),
        () -> "the target does not allow " + origin + " (ORIGIN=)");
    assertThat(answer.header("Access-Control-Allow-Origin")).isIn("*", origin);
  }

  private static List<String> words(Answer answer, String header) {
    var list = answer.header(header);
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .map(word -> header.endsWith("Methods") ? word : word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
