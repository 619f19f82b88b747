package dev.packshot.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestRequest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests from an address that has used up its limit with keys that do not exist. */
class UsedUpAddressTest {
  private static final String ADDRESS = "203.0.113.9";
  private static final String UNKNOWN_KEY = "csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3";

  private final TestApp app = new TestApp();
  private final String session = app.openSession();

  @BeforeEach
  void useUpTheAddress() {
    for (int request = 0; request < 300; request++) {
      assertThat(read(UNKNOWN_KEY).send().status()).isEqualTo(401);
    }
  }

  @Test
  void areRefusedWithoutACallToTheTable() {
    var before = app.log.size();
    assertThat(read(UNKNOWN_KEY).send().status()).isEqualTo(429);
    var lines = app.log.stream().skip(before).toList();
    assertThat(lines).singleElement().asString().contains("\"table_calls\":0");
  }

  @Test
  void areAdmittedWithAKeyThatWasAdmittedBefore() {
    assertThat(read(app.key.reveal()).send().status()).isEqualTo(200);
  }

  @Test
  void areAdmittedAgainInTheNextMinute() {
    var other = app.newKey(KeyKind.CSB, app.organization);
    assertThat(read(other.reveal()).send().status()).isEqualTo(429);
    app.clock.advance(Duration.ofMinutes(1));
    assertThat(read(other.reveal()).send().status()).isEqualTo(200);
  }

  private TestRequest read(String key) {
    return app.anonymous("GET", "/scanner/api/v1/sessions/" + session)
        .header("X-API-Key", key)
        .from(ADDRESS);
  }
}
