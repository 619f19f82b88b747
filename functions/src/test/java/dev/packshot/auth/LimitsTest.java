package dev.packshot.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.dynamo.Values;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClock;
import dev.packshot.testing.TestProblem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rate limits of API keys. */
class LimitsTest {
  private static final String UNKNOWN = "/scanner/api/v1/sessions/2JZrkGyLCyVTkmKj6HQKyR";

  private final TestApp app = new TestApp();

  @ParameterizedTest
  @CsvSource({"CSB, 300", "CPK, 100"})
  void admitsTheDefaultOfItsKindPerMinute(KeyKind kind, int perMinute) {
    var key = app.newKey(kind, app.organization);
    for (int left = perMinute - 1; left >= 0; left--) {
      var answer = send(key);
      assertThat(answer.status()).isEqualTo(404);
      checkLimit(answer, perMinute, left, 50);
      assertThat(answer.header("RateLimit-Policy")).isEqualTo(perMinute + ";w=60, 10000;w=86400");
    }
    var limited = send(key);
    TestProblem.in(limited, ErrorCode.RATE_LIMITED);
    assertThat(limited.header("Retry-After")).isEqualTo("50");
    assertThat(limited.json().get("retry_after_seconds").asLong()).isEqualTo(50);
    checkLimit(limited, perMinute, 0, 50);
  }

  @Test
  void admitsTenThousandPerDay() {
    var key = app.newKey(KeyKind.CSB, app.organization);
    send(key);
    setUsedToday(key, 9_998);
    checkLimit(send(key), 10_000, 1, 43_190);
    checkLimit(send(key), 10_000, 0, 43_190);
    var limited = send(key);
    TestProblem.in(limited, ErrorCode.RATE_LIMITED);
    assertThat(limited.header("Retry-After")).isEqualTo("43190");
    app.clock.advance(Duration.ofSeconds(43_189));
    assertThat(send(key).status()).isEqualTo(429);
    app.clock.advance(Duration.ofSeconds(1));
    checkLimit(send(key), 300, 299, 60);
  }

  @Test
  void tellsALimitedCallerWhenToRetry() {
    var key = app.newKey(KeyKind.CSB, app.organization, 2, 0);
    send(key);
    send(key);
    var wait = Long.parseLong(send(key).header("Retry-After"));
    app.clock.advance(Duration.ofSeconds(wait - 1));
    assertThat(send(key).status()).isEqualTo(429);
    app.clock.advance(Duration.ofSeconds(1));
    checkLimit(send(key), 2, 1, 60);
  }

  @Test
  void appliesTheLimitsOfTheKey() {
    var key = app.newKey(KeyKind.CPK, app.organization, 3, 5);
    checkLimit(send(key), 3, 2, 50);
    send(key);
    checkLimit(send(key), 3, 0, 50);
    app.clock.advance(Duration.ofMinutes(1));
    checkLimit(send(key), 5, 1, 43_130);
    checkLimit(send(key), 5, 0, 43_130);
    assertThat(send(key).header("Retry-After")).isEqualTo("43130");
    app.clock.advance(Duration.ofMinutes(1));
    assertThat(send(key).status()).isEqualTo(429);
  }

  @Test
  void recordsTheLastUseOfAKeyButNoRefusedUse() {
    var key = app.newKey(KeyKind.CSB, app.organization, 1, 0);
    assertThat(item(key)).doesNotContainKey("last_used");
    send(key);
    var used = app.clock.instant();
    assertThat(Values.time(item(key), "last_used")).isEqualTo(used);
    app.clock.advance(Duration.ofSeconds(1));
    assertThat(send(key).status()).isEqualTo(429);
    assertThat(Values.time(item(key), "last_used")).isEqualTo(used);
  }

  @Test
  void admitsExactlyTheLimitPerMinuteOfTwentyConcurrentCallers() {
    var key = app.newKey(KeyKind.CSB, app.organization, 20, 0);
    for (int used = 11; used < 19; used++) {
      for (int count = 0; count < used; count++) {
        send(key);
      }
      var answers = ConcurrentCallers.run(20, caller -> send(key).status());
      assertThat(answers).filteredOn(status -> status == 404).hasSize(20 - used);
      assertThat(answers).filteredOn(status -> status == 429).hasSize(used);
      app.clock.advance(Duration.ofMinutes(1));
    }
  }

  @Test
  void admitsExactlyTheLimitPerDayOfTwentyConcurrentCallers() {
    var key = app.newKey(KeyKind.CSB, app.organization, 0, 7);
    for (int day = 0; day < 4; day++) {
      var answers = ConcurrentCallers.run(20, caller -> send(key).status());
      assertThat(answers).filteredOn(status -> status == 404).hasSize(7);
      assertThat(answers).filteredOn(status -> status == 429).hasSize(13);
      app.clock.advance(Duration.ofDays(1));
    }
  }

  @Test
  void enforcesALimitAcrossInstancesWhoseClocksDiffer() {
    var behind = app;
    var aheadClock = new TestClock();
    var ahead = app.withClock(aheadClock);
    aheadClock.advance(Duration.ofSeconds(20));
    var key = app.newKey(KeyKind.CSB, app.organization, 30, 0);
    var admitted = new HashMap<Long, Integer>();
    for (int step = 0; step < 48; step++) {
      for (int count = 0; count < 4; count++) {
        countAdmitted(behind, key, admitted);
        countAdmitted(ahead, key, admitted);
      }
      behind.clock.advance(Duration.ofSeconds(5));
      aheadClock.advance(Duration.ofSeconds(5));
    }
    assertThat(admitted).hasSize(5);
    assertThat(admitted.values()).containsOnly(30);
  }

  @Test
  void keepsTheItemOfARarelyUsedKeySmall() {
    var key = app.newKey(KeyKind.CSB, app.organization);
    for (var pause :
        new Duration[] {
          Duration.ofSeconds(61), Duration.ofMinutes(7), Duration.ofHours(5), Duration.ofDays(13)
        }) {
      for (int count = 0; count < 60; count++) {
        assertThat(send(key).status()).isEqualTo(404);
        app.clock.advance(pause.plusSeconds(count));
        assertThat(windows(key)).isLessThanOrEqualTo(24);
      }
    }
  }

  @Test
  void enforcesALimitWhileOldWindowsAreRemoved() {
    var key = app.newKey(KeyKind.CSB, app.organization, 3, 0);
    for (int week = 0; week < 30; week++) {
      app.clock.advance(Duration.ofDays(7));
      assertThat(send(key).status()).isEqualTo(404);
      assertThat(send(key).status()).isEqualTo(404);
      assertThat(send(key).status()).isEqualTo(404);
      assertThat(send(key).status()).isEqualTo(429);
    }
  }

  private void countAdmitted(TestApp instance, ApiKey key, Map<Long, Integer> admitted) {
    if (send(instance, key).status() != 429) {
      admitted.merge(Usage.minute(instance.clock.instant()), 1, Integer::sum);
    }
  }

  private TestAnswer send(ApiKey key) {
    return send(app, key);
  }

  private static TestAnswer send(TestApp instance, ApiKey key) {
    return instance.anonymous("GET", UNKNOWN).header("X-API-Key", key.reveal()).send();
  }

  private void checkLimit(TestAnswer answer, long limit, long remaining, long reset) {
    assertThat(answer.header("RateLimit-Limit")).isEqualTo(Long.toString(limit));
    assertThat(answer.header("RateLimit-Remaining")).isEqualTo(Long.toString(remaining));
    assertThat(answer.header("RateLimit-Reset")).isEqualTo(Long.toString(reset));
    assertThat(answer.header("X-RateLimit-Limit")).isEqualTo(Long.toString(limit));
    assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo(Long.toString(remaining));
    assertThat(answer.header("X-RateLimit-Reset"))
        .isEqualTo(Long.toString(app.clock.instant().getEpochSecond() + reset));
  }

  private void setUsedToday(ApiKey key, long used) {
    TestApp.dynamo()
        .updateItem(
            update ->
                update
                    .tableName(app.table)
                    .key(ApiKeyItem.key(key.hash()).attributes())
                    .updateExpression("SET d" + Usage.day(app.clock.instant()) + " = :used")
                    .expressionAttributeValues(Map.of(":used", Values.number(used))));
  }

  private long windows(ApiKey key) {
    return item(key).keySet().stream().filter(name -> name.matches("[md]\\d+")).count();
  }

  private Map<String, AttributeValue> item(ApiKey key) {
    return TableContents.all(app).stream()
        .filter(item -> item.get("pk").s().equals("KEY#" + key.hash()))
        .findFirst()
        .orElseThrow();
  }
}
