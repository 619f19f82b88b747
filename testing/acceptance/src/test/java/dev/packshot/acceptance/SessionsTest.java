package dev.packshot.acceptance;

import static dev.packshot.acceptance.ScannerClient.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final Api api = new Api();
  private final ScannerClient scanner = new ScannerClient();

  @Test
  void opensASessionWithoutABody() {
    var opened = api.send(Request.of("POST", SESSIONS)).expect(201);
    assertThat(opened.text("status")).isEqualTo("ACTIVE");
    assertThat(opened.text("capture_mode")).isEqualTo("barcode_scan");
    assertThat(opened.json().path("metadata")).isEmpty();
    assertThat(opened.json().path("photo_count").asInt()).isZero();
    assertThat(opened.json().path("capture_count").asInt()).isZero();
    assertThat(opened.text("created")).isEqualTo(opened.text("modified"));
    assertThat(Instant.parse(opened.text("created")))
        .isBetween(
            Instant.now().minus(Duration.ofMinutes(10)),
            Instant.now().plus(Duration.ofMinutes(10)));
  }

  @Test
  void opensASessionWithAllFields() {
    var opened =
        api.send(
                Request.of("POST", SESSIONS)
                    .json(
                        """
                        {"metadata": {"order": "4711", "naïve 🍞": "ß", "gone": ""},
                         "organization_short_id": "", "user_agent": "acceptance",
                         "device_context": {"deep": [1, 2.5, {"er": null}]},
                         "capture_mode": "product_photography", "unknown": [true]}
                        """))
            .expect(201);
    assertThat(opened.text("capture_mode")).isEqualTo("product_photography");
    assertThat(opened.json().path("metadata").properties()).hasSize(2);
    assertThat(opened.json().path("metadata").path("naïve 🍞").asString()).isEqualTo("ß");
  }

  @Test
  void acceptsTheExamplesOfTheContract() {
    var examples =
        Contract.current()
            .at(
                Contract.pointer("paths", SESSIONS, "post", "requestBody", "content")
                    + Contract.pointer("application/json", "examples"));
    assertThat(examples).isNotEmpty();
    for (var example : examples) {
      api.send(Request.of("POST", SESSIONS).json(example.path("value").toString())).expect(201);
    }
  }

  @Test
  void returnsTheLocationOfANewSession() {
    var opened = api.send(Request.of("POST", SESSIONS).json("{\"metadata\":{\"a\":\"b\"}}"));
    var location = opened.expect(201).header("Location");
    var read = api.send(Request.of("GET", Links.path(location))).expect(200);
    for (var field : new String[] {"short_id", "status", "capture_mode", "created", "metadata"}) {
      assertThat(read.json().path(field)).as(field).isEqualTo(opened.json().path(field));
    }
    assertThat(read.json().path("product_photos")).isEmpty();
  }

  @Test
  void opensAnotherSessionForARepeatedRequest() {
    assertThat(scanner.openSession()).isNotEqualTo(scanner.openSession());
  }

  @Test
  void returnsTheSameSessionTwice() {
    var session = scanner.openSession();
    assertThat(scanner.readSession(session).body()).isEqualTo(scanner.readSession(session).body());
  }

  @Test
  void findsASessionByItsCanonicalId() {
    var session = scanner.openSession();
    var canonical = ShortIds.uuid(session).toString();
    assertThat(scanner.readSession(canonical).expect(200).text("short_id")).isEqualTo(session);
    assertThat(scanner.readSession(canonical.toUpperCase(Locale.ROOT)).expect(200).text("short_id"))
        .isEqualTo(session);
  }

  @Test
  void createsIdsInOrderOfTime() {
    assertThat(scanner.openSession()).isLessThan(scanner.openSession());
  }

  @Test
  void opensASessionForTheOrganizationOfTheKey() {
    var organization = Target.current().requireOrganization();
    api.send(
            Request.of("POST", SESSIONS)
                .json("{\"organization_short_id\":\"" + organization + "\"}"))
        .expect(201);
  }

  @Test
  void returnsNotFoundForAnotherOrganization() {
    api.send(
            Request.of("POST", SESSIONS)
                .json("{\"organization_short_id\":\"" + ShortIds.unknown() + "\"}"))
        .expect(404);
  }

  @Test
  void returnsNotFoundForAnUnknownSession() {
    scanner.readSession(ShortIds.unknown()).expect(404);
  }

  @Test
  void rejectsAnInvalidId() {
    scanner.readSession("x").expectInvalid("id");
    scanner.readSession("0".repeat(22)).expectInvalid("id");
    scanner.readSession("z".repeat(22)).expectInvalid("id");
    scanner.readSession("%F0%9F%8D%9E").expectInvalid("id");
  }
}
