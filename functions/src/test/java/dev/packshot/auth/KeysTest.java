package dev.packshot.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClock;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestProblem;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The admission of API keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";

  private final TestApp app = new TestApp();

  @ParameterizedTest
  @EnumSource(
      value = KeyKind.class,
      names = {"CSB", "CPK"})
  void admitsBothKindsOfAnOrganizationsKeysToTheScanner(KeyKind kind) {
    var key = app.newKey(kind, app.organization);
    var created = open(app, key.reveal());
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    var line = TestLog.lastOf(app);
    assertThat(line.get("caller").asText())
        .isEqualTo(kind.prefix() + ":" + key.hash().substring(0, 8));
    assertThat(line.get("organization").asText()).isEqualTo(app.organization.toString());
    assertThat(line.get("user").isNull()).isTrue();
  }

  @Test
  void acceptsSpacesAroundAKeyAndAnyCaseOfItsHeader() {
    var request = app.anonymous("POST", SESSIONS).header("x-api-KEY", " " + app.key.reveal() + " ");
    assertThat(request.send().status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "csb",
        "csb_00000000000000000000000000000000_00000000",
        "csx_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3",
        "csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a4",
        "csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_F535F8A3",
        "Bearer csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3",
        "\uD83D\uDCE6"
      })
  void rejectsAMalformedKeyWithoutReadingTheTable(String malformed) {
    var path = SESSIONS + "/2JZrkGyLCyVTkmKj6HQKyR";
    for (var request :
        List.of(
            app.anonymous("POST", SESSIONS).header("X-API-Key", malformed),
            app.anonymous("GET", path).header("X-API-Key", malformed),
            app.anonymous("GET", path))) {
      var answer = request.send();
      TestProblem.in(answer, ErrorCode.UNAUTHORIZED);
      assertThat(answer.header("WWW-Authenticate")).isNotBlank();
      assertThat(TestLog.lastOf(app).get("table_calls").asInt()).isZero();
      assertThat(TestLog.lastOf(app).get("caller").isNull()).isTrue();
    }
  }

  @Test
  void looksUpAWellFormedKeyInTheTable() {
    TestProblem.in(open(app, mint().reveal()), ErrorCode.UNAUTHORIZED);
    assertThat(TestLog.lastOf(app).get("table_calls").asInt()).isOne();
  }

  @Test
  void storesOnlyTheHashOfAKey() {
    var key = app.newKey(KeyKind.CPK, app.organization);
    open(app, key.reveal());
    var text = TableContents.all(app).toString();
    assertThat(text).contains(key.hash());
    assertThat(text).doesNotContain(key.reveal(), key.reveal().split("_")[1]);
  }

  @Test
  void admitsAKeyUntilItExpires() {
    var clock = new TestClock();
    var instance = app.withClock(clock);
    var key = mint();
    var expiry = clock.instant().plusSeconds(5);
    app.graph.apiKeys().add(key, app.organization, Optional.of(expiry), 0, 0, clock.instant());
    clock.advance(Duration.ofMillis(4_999));
    assertThat(open(instance, key.reveal()).status()).isEqualTo(201);
    clock.advance(Duration.ofMillis(1));
    var refused = open(instance, key.reveal());
    TestProblem.in(refused, ErrorCode.UNAUTHORIZED);
    assertThat(refused.json().get("detail").asText()).contains("expired");
  }

  @Test
  void rejectsARevokedKeyWithoutCounting() {
    var key = app.newKey(KeyKind.CSB, app.organization);
    open(app, key.reveal());
    assertThat(app.graph.apiKeys().revoke(key.hash(), app.act())).isTrue();
    var before = TableContents.all(app);
    var refused = open(app, key.reveal());
    TestProblem.in(refused, ErrorCode.UNAUTHORIZED);
    assertThat(refused.json().get("detail").asText()).contains("revoked");
    assertThat(TableContents.all(app)).isEqualTo(before);
  }

  @Test
  void storesNothingForAnUnknownKey() {
    var before = TableContents.all(app);
    TestProblem.in(open(app, mint().reveal()), ErrorCode.UNAUTHORIZED);
    assertThat(app.graph.apiKeys().revoke(mint().hash(), app.act())).isFalse();
    assertThat(TableContents.all(app)).isEqualTo(before);
  }

  @Test
  void addsAKeyOnce() {
    var key = mint();
    var now = app.clock.instant();
    assertThat(app.graph.apiKeys().add(key, app.organization, Optional.empty(), 7, 0, now))
        .isTrue();
    assertThat(app.graph.apiKeys().add(key, app.newOrganization(), Optional.empty(), 9, 0, now))
        .isFalse();
    assertThat(open(app, key.reveal()).header("RateLimit-Policy")).startsWith("7;w=60");
  }

  @Test
  void revealsNothingToACallerThatIsNotAdmitted() {
    var session = app.openSession();
    var revoked = app.newKey(KeyKind.CSB, app.organization);
    app.graph.apiKeys().revoke(revoked.hash(), app.act());
    var limited = app.newKey(KeyKind.CSB, app.organization, 1, 1);
    open(app, limited.reveal());
    var before = TableContents.all(app);
    for (var path : new String[] {"/" + session, "/not-an-id", "/2JZrkGyLCyVTkmKj6HQKyR"}) {
      TestProblem.in(get(path, revoked.reveal()), ErrorCode.UNAUTHORIZED);
      TestProblem.in(get(path, limited.reveal()), ErrorCode.RATE_LIMITED);
      TestProblem.in(get(path, "nonsense"), ErrorCode.UNAUTHORIZED);
    }
    for (var body : new String[] {"{}", "[]", "{\"capture_mode\":5}", "x".repeat(300_000)}) {
      TestProblem.in(open(app, revoked.reveal(), body), ErrorCode.UNAUTHORIZED);
      TestProblem.in(open(app, limited.reveal(), body), ErrorCode.RATE_LIMITED);
      TestProblem.in(open(app, "nonsense", body), ErrorCode.UNAUTHORIZED);
    }
    assertThat(TableContents.all(app)).isEqualTo(before);
  }

  private static ApiKey mint() {
    return ApiKey.mint(KeyKind.CSB, new SecureRandom());
  }

  private TestAnswer get(String path, String key) {
    return app.anonymous("GET", SESSIONS + path).header("X-API-Key", key).send();
  }

  private static TestAnswer open(TestApp instance, String key) {
    return open(instance, key, null);
  }

  private static TestAnswer open(TestApp instance, String key, String body) {
    return instance.anonymous("POST", SESSIONS).header("X-API-Key", key).body(body).send();
  }
}
