package dev.packshot.acceptance;

import static dev.packshot.acceptance.Scanner.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final Api api = new Api();
  private final Scanner scanner = new Scanner();

  @Test
  void opensOneWithoutABody() {
    var opened = api.send(Call.of("POST", SESSIONS)).expect(201);
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
  void opensOneWithEveryField() {
    var opened =
        api.send(
                Call.of("POST", SESSIONS)
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
  void opensOneForEachExampleOfTheContract() {
    var examples =
        Contract.current()
            .at(
                Contract.pointer("paths", SESSIONS, "post", "requestBody", "content")
                    + Contract.pointer("application/json", "examples"));
    assertThat(examples).isNotEmpty();
    for (var example : examples) {
      api.send(Call.of("POST", SESSIONS).json(example.path("value").toString())).expect(201);
    }
  }

  @Test
  void leadsToWhatWasMade() {
    var opened = api.send(Call.of("POST", SESSIONS).json("{\"metadata\":{\"a\":\"b\"}}"));
    var location = opened.expect(201).header("Location");
    var read = api.send(Call.of("GET", Links.path(location))).expect(200);
    for (var field : new String[] {"short_id", "status", "capture_mode", "created", "metadata"}) {
      assertThat(read.json().path(field)).as(field).isEqualTo(opened.json().path(field));
    }
    assertThat(read.json().path("product_photos")).isEmpty();
  }

  @Test
  void opensAnotherForTheSameRequestAgain() {
    assertThat(scanner.open()).isNotEqualTo(scanner.open());
  }

  @Test
  void readsTheSameTwice() {
    var session = scanner.open();
    assertThat(scanner.read(session).body()).isEqualTo(scanner.read(session).body());
  }

  @Test
  void readsOneByItsCanonicalId() {
    var session = scanner.open();
    var canonical = ShortIds.uuid(session).toString();
    assertThat(scanner.read(canonical).expect(200).text("short_id")).isEqualTo(session);
    assertThat(scanner.read(canonical.toUpperCase(Locale.ROOT)).expect(200).text("short_id"))
        .isEqualTo(session);
  }

  @Test
  void givesIdsThatSortByTime() {
    assertThat(scanner.open()).isLessThan(scanner.open());
  }

  @Test
  void opensOneForItsOwnOrganizationByName() {
    var organization = Target.current().requireOrganization();
    api.send(Call.of("POST", SESSIONS).json("{\"organization_short_id\":\"" + organization + "\"}"))
        .expect(201);
  }

  @Test
  void knowsNoOtherOrganization() {
    api.send(
            Call.of("POST", SESSIONS)
                .json("{\"organization_short_id\":\"" + ShortIds.unknown() + "\"}"))
        .expect(404);
  }

  @Test
  void knowsNoSessionThatWasNeverOpened() {
    scanner.read(ShortIds.unknown()).expect(404);
  }

  @Test
  void refusesAnIdThatIsNone() {
    scanner.read("x").expectInvalid("id");
    scanner.read("0".repeat(22)).expectInvalid("id");
    scanner.read("z".repeat(22)).expectInvalid("id");
    scanner.read("%F0%9F%8D%9E").expectInvalid("id");
  }
}
