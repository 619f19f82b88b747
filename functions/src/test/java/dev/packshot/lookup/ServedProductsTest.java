package dev.packshot.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.graph.Settings;
import dev.packshot.maintenance.LookUpCaptures;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Captures whose products a server knows, also while it does not answer. */
class ServedProductsTest {
  private static final String CAPTURES = "/scanner/api/v1/captures";
  private static final String NUMBER = "3017620422003";
  private static final ScriptedServer.Script FOUND =
      ScriptedServer.answer(200, "{\"status\":1,\"product\":{\"product_name\":\"Nutella\"}}");
  private static final ScriptedServer.Script BUSY = ScriptedServer.answer(503, "");

  private final ScriptedServer server = ScriptedServer.start(FOUND);
  private final TestApp app =
      new TestApp()
          .with(
              Map.of(
                  Settings.PRODUCT_SERVER, server.url().toString(),
                  Settings.PRODUCT_SERVER_CONTACT, "ops@example.com",
                  Settings.PRODUCT_SERVER_RATE, "100"));
  private final TestSession session = new TestSession(app);
  private final LookUpCaptures lookUps = app.graph.lookUpCaptures();

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void findsAProductThatTheServerKnows() {
    var capture = capture();
    lookUps.run();
    var shown = read(capture);
    assertThat(shown.get("status").asText()).isEqualTo("COMPLETED");
    assertThat(shown.get("product_name").asText()).isEqualTo("Nutella");
    assertThat(shown.get("product_short_id").isNull()).isTrue();
  }

  @Test
  void asksTheServerForNoProductThatTheOrganizationHasNamed() {
    name("Spread");
    var capture = capture();
    lookUps.run();
    assertThat(read(capture).get("product_name").asText()).isEqualTo("Spread");
    assertThat(server.connections).hasValue(0);
  }

  @Test
  void keepsACaptureUntilTheServerAnswersAgain() {
    server.become(BUSY);
    var capture = capture();
    var report = lookUps.run();
    assertThat(report.ended()).isZero();
    assertThat(report.waiting())
        .containsExactly("127.0.0.1 has answered with status 503; try again later.");
    assertThat(read(capture).get("status").asText()).isEqualTo("LOOKING_UP");
    assertThat(status().get("extraction_status").asText()).isEqualTo("pending");
    server.become(FOUND);
    assertThat(lookUps.run().ended()).as("it waits").isZero();
    assertThat(server.connections).hasValue(1);
    app.clock.advance(Duration.ofMinutes(2));
    assertThat(lookUps.run().ended()).isEqualTo(1);
    assertThat(read(capture).get("product_name").asText()).isEqualTo("Nutella");
    assertThat(status().get("extraction_status").asText()).isEqualTo("ready");
  }

  @Test
  void waitsForTheCircuitWithoutARequest() {
    server.become(BUSY);
    for (int number = 0; number < 20; number++) {
      capture();
    }
    lookUps.run();
    assertThat(server.connections).hasValue(Circuit.FAILURES);
    server.become(FOUND);
    app.clock.advance(Duration.ofMinutes(2));
    assertThat(lookUps.run().ended()).isEqualTo(20);
  }

  @Test
  void endsAfterSomeHoursAndMayBeTriedAgain() {
    server.become(BUSY);
    var capture = capture();
    int hours = 0;
    for (; lookUps.run().ended() == 0 && hours < 24; hours++) {
      app.clock.advance(Duration.ofHours(1));
    }
    assertThat(hours).isEqualTo(LookUpCapture.MAX_TRIES - 1);
    var failed = read(capture);
    assertThat(failed.get("status").asText()).isEqualTo("FAILED");
    assertThat(failed.get("error_message").asText())
        .isEqualTo("127.0.0.1 has not answered; try again later.");
    assertThat(lookUps.run().open()).isZero();
    server.become(FOUND);
    app.clock.advance(Circuit.LONGEST);
    session.request("POST", CAPTURES + "/" + capture + "/retry").send();
    assertThat(lookUps.run().ended()).isEqualTo(1);
    assertThat(read(capture).get("product_name").asText()).isEqualTo("Nutella");
  }

  @Test
  void asksAtTheServersPace() {
    for (int number = 0; number < 101; number++) {
      capture();
    }
    assertThat(lookUps.run().ended()).isEqualTo(100);
    app.clock.advance(Duration.ofMinutes(1));
    assertThat(lookUps.run().ended()).isEqualTo(1);
  }

  private void name(String name) {
    session
        .request("PUT", "/dashboard/api/v1/trade-items/" + app.organization + "/" + NUMBER)
        .body("{\"name\":\"" + name + "\"}")
        .send();
  }

  private String capture() {
    return session
        .request("POST", CAPTURES)
        .body(
            "{\"session_short_id\":\"%s\",\"capture_type\":\"BARCODE\",\"raw_value\":\"%s\"}"
                .formatted(session.id, NUMBER))
        .send()
        .json()
        .get("short_id")
        .asText();
  }

  private JsonNode read(String capture) {
    return session.request("GET", CAPTURES + "/" + capture).send().json();
  }

  private JsonNode status() {
    return session.request("GET", session.path() + "/status").send().json();
  }
}
