package dev.packshot.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsageTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:10Z");

  @Test
  void reportsTheWindowWithFewerRequestsRemaining() {
    assertThat(new Usage(NOON, 300, 1, 10_000, 1).headers())
        .containsEntry("RateLimit-Policy", "300;w=60, 10000;w=86400")
        .containsEntry("RateLimit-Limit", "300")
        .containsEntry("RateLimit-Remaining", "299")
        .containsEntry("RateLimit-Reset", "50")
        .containsEntry("X-RateLimit-Limit", "300")
        .containsEntry("X-RateLimit-Remaining", "299")
        .containsEntry("X-RateLimit-Reset", Long.toString(NOON.getEpochSecond() + 50));
    assertThat(new Usage(NOON, 300, 1, 10_000, 9_900).headers())
        .containsEntry("RateLimit-Limit", "10000")
        .containsEntry("RateLimit-Remaining", "100")
        .containsEntry("RateLimit-Reset", "43190")
        .containsEntry("X-RateLimit-Reset", "1795305600");
  }

  @Test
  void reportsTheDayIfBothWindowsAreUsedUp() {
    var usage = new Usage(NOON, 5, 5, 5, 5);
    assertThat(usage.retryAfterSeconds()).isEqualTo(43_190);
    assertThat(usage.headers()).containsEntry("RateLimit-Reset", "43190");
  }

  @Test
  void allowsARetryInTheNextMinuteIfOnlyTheMinuteIsUsedUp() {
    var usage = new Usage(NOON, 5, 5, 50, 5);
    assertThat(usage.isExhausted()).isTrue();
    assertThat(usage.retryAfterSeconds()).isEqualTo(50);
  }

  @Test
  void neverReportsNegativeRemainingRequests() {
    assertThat(new Usage(NOON, 5, 7, 50, 60).headers()).containsEntry("RateLimit-Remaining", "0");
  }

  @Test
  void resetsAtTheEndOfTheWindow() {
    var first = new Usage(Instant.parse("2026-11-21T12:00:00Z"), 5, 1, 50, 1);
    var last = new Usage(Instant.parse("2026-11-21T12:00:59.999Z"), 5, 1, 50, 1);
    assertThat(first.headers()).containsEntry("RateLimit-Reset", "60");
    assertThat(last.headers()).containsEntry("RateLimit-Reset", "1");
  }
}
