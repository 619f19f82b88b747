package dev.packshot.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.id.CaptureId;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.TestSession;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The look-up of captures by the job, which may stop at any point. */
class LookUpCapturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CAPTURES = "/scanner/api/v1/captures";
  private static final String NUMBER = "4006381333931";

  private final TestApp app = new TestApp();
  private final TestSession session = new TestSession(app);

  @Test
  void findsTheProductThatTheOrganizationHasNamed() {
    var product = name("Pens");
    var capture = capture(NUMBER);
    var report = app.graph.lookUpCaptures().run();
    assertThat(report.open()).isEqualTo(1);
    assertThat(report.ended()).isEqualTo(1);
    var shown = read(capture);
    assertThat(shown.get("status").asText()).isEqualTo("COMPLETED");
    assertThat(shown.get("product_name").asText()).isEqualTo("Pens");
    assertThat(shown.get("product_short_id")).isEqualTo(product.get("id"));
    assertThat(shown.get("processed_at").isTextual()).isTrue();
    assertThat(app.graph.lookUpCaptures().run().open()).isZero();
  }

  @Test
  void doesNotShowTheProductsOfOtherOrganizations() {
    var other = new TestApp();
    var theirs = new TestSession(other);
    theirs.request("PUT", product(other)).body("{\"name\":\"Pens\"}").send();
    var capture = capture(NUMBER);
    app.graph.lookUpCaptures().run();
    assertThat(read(capture).get("status").asText()).isEqualTo("NOT_FOUND");
  }

  @Test
  void keepsTheIdOfAProductThatIsNamedAgain() {
    assertThat(name("Pencils").get("id")).isEqualTo(name("Pens").get("id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4006381333931                        | NOT_FOUND |",
        "any text                             | COMPLETED |",
        "]E04006381333932                     | FAILED    | raw_value is the number of a retail symbol",
        "(01)04006381333932                   | FAILED    | raw_value has AI 01",
      })
  void tellsWhatHasBecomeOfACode(String rawValue, String status, String message) {
    var capture = capture(rawValue);
    app.graph.lookUpCaptures().run();
    var shown = read(capture);
    assertThat(shown.get("status").asText()).isEqualTo(status);
    assertThat(shown.get("product_name").isNull()).isTrue();
    if (message != null) {
      assertThat(shown.get("error_message").asText()).startsWith(message).endsWith(".");
    }
  }

  @Test
  void findsAProductThatIsNamedBeforeTheCaptureIsTriedAgain() {
    var capture = capture(NUMBER);
    app.graph.lookUpCaptures().run();
    name("Pens");
    var retried = session.request("POST", CAPTURES + "/" + capture + "/retry").send().json();
    assertThat(retried.get("status").asText()).isEqualTo("PENDING");
    assertThat(retried.get("processed_at").isNull()).isTrue();
    app.graph.lookUpCaptures().run();
    assertThat(read(capture).get("product_name").asText()).isEqualTo("Pens");
  }

  @Test
  void goesOnAfterAStopBetweenAnyTwoSteps() {
    name("Pens");
    var id = CaptureId.parse(capture(NUMBER)).orElseThrow();
    var captures = app.graph.captures();
    var started = captures.startLookUp(captures.sessionOf(id).orElseThrow(), id).orElseThrow();
    assertThat(read(id.toString()).get("status").asText()).isEqualTo("LOOKING_UP");
    assertThat(app.graph.lookUpCaptures().run().ended()).isEqualTo(1);
    assertThat(read(id.toString()).get("status").asText()).isEqualTo("COMPLETED");
    var late = started.lookUp().notFound(app.clock.instant());
    assertThat(captures.endLookUp(started, late)).isFalse();
    assertThat(read(id.toString()).get("status").asText()).isEqualTo("COMPLETED");
  }

  @Test
  void doesNotLetAnEarlierLookUpEndALaterOne() {
    var id = CaptureId.parse(capture(NUMBER)).orElseThrow();
    var captures = app.graph.captures();
    var sessionId = captures.sessionOf(id).orElseThrow();
    var earlier = captures.startLookUp(sessionId, id).orElseThrow();
    captures.endLookUp(earlier, earlier.lookUp().notFound(app.clock.instant()));
    assertThat(captures.retry(captures.find(sessionId, id).orElseThrow())).isPresent();
    assertThat(captures.startLookUp(sessionId, id)).isPresent();
    assertThat(captures.endLookUp(earlier, earlier.lookUp().notFound(app.clock.instant())))
        .isFalse();
    assertThat(read(id.toString()).get("status").asText()).isEqualTo("LOOKING_UP");
  }

  @Test
  void goesOnWithTheOthersAfterAFailure() {
    var first = capture(NUMBER);
    var second = capture("any text");
    var broken =
        app.withDatabase(TestClients.failingOn("getItem", () -> new IllegalStateException("x")));
    var report = broken.graph.lookUpCaptures().run();
    assertThat(report.failures()).hasSize(1);
    assertThat(read(second).get("status").asText()).isEqualTo("COMPLETED");
    assertThat(app.graph.lookUpCaptures().run().ended()).isEqualTo(1);
    assertThat(read(first).get("status").asText()).isEqualTo("NOT_FOUND");
  }

  @Test
  void endsSomeLookUpsThoughTheListTakesLongerThanARunMay() {
    for (int number = 0; number < 20; number++) {
      capture(NUMBER);
    }
    var slow =
        app.withDatabase(
            TestClients.observedDynamoDb(
                call -> {
                  if (call.equals("queryPaginator")) {
                    app.clock.advance(Duration.ofSeconds(5));
                  }
                }));
    assertThat(slow.graph.lookUpCaptures().run().ended()).isBetween(1L, 19L);
    app.graph.lookUpCaptures().run();
    assertThat(status().get("extraction_status").asText()).isEqualTo("ready");
  }

  @Test
  void endsEachLookUpOnceWhenJobsRunAtTheSameTime() {
    name("Pens");
    for (int number = 0; number < 20; number++) {
      capture(NUMBER);
    }
    var reports = ConcurrentCallers.run(4, index -> app.graph.lookUpCaptures().run());
    assertThat(reports.stream().mapToLong(LookUpCaptures.Report::ended).sum()).isEqualTo(20);
    assertThat(status().get("extraction_status").asText()).isEqualTo("ready");
  }

  private JsonNode status() {
    return session.request("GET", session.path() + "/status").send().json();
  }

  private JsonNode name(String name) {
    return session.request("PUT", product(app)).body("{\"name\":\"" + name + "\"}").send().json();
  }

  private static String product(TestApp owner) {
    return "/dashboard/api/v1/trade-items/" + owner.organization + "/" + NUMBER;
  }

  private String capture(String rawValue) {
    var body =
        JSON.createObjectNode()
            .put("session_short_id", session.id)
            .put("capture_type", "BARCODE")
            .put("raw_value", rawValue);
    return session
        .request("POST", CAPTURES)
        .body(body.toString())
        .send()
        .json()
        .get("short_id")
        .asText();
  }

  private JsonNode read(String capture) {
    return session.request("GET", CAPTURES + "/" + capture).send().json();
  }
}
