package dev.packshot.acceptance;

import static dev.packshot.acceptance.ScannerClient.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of the rate limits and their headers. */
class RateLimitsTest {
  private static final int CALLERS = 20;
  private static final Request INVALID = Request.of("GET", SESSIONS + "/x");

  private final Api api = new Api();

  @Test
  void returnsConsistentHeaders() {
    for (var response :
        List.of(
            api.send(Request.of("POST", SESSIONS)).expect(201),
            api.send(INVALID).expect(422),
            api.sendAnonymously(Request.of("GET", SESSIONS + "/x")).expect(401),
            api.sendAnonymously(Request.of("GET", "/nowhere")).expect(404),
            api.sendAnonymously(Request.of("OPTIONS", SESSIONS)).expect(204))) {
      assertConsistentHeaders(response);
    }
  }

  @Test
  void countsEachRequest() {
    var first = api.send(INVALID);
    var second = api.send(INVALID);
    while (!sameWindow(first, second)) {
      first = second;
      second = api.send(INVALID);
    }
    assertThat(second.number("RateLimit-Remaining"))
        .isEqualTo(first.number("RateLimit-Remaining") - 1);
  }

  @Test
  void admitsExactlyTheRemainingRequestsAndReturnsRetryAfterForOthers() {
    var key = Target.current().requireLimitedKey();
    for (; ; ) {
      var first = awaitAdmission(key);
      var responses = ParallelCalls.run(CALLERS, caller -> api.sendOnce(INVALID, key));
      if (responses.stream().allMatch(response -> sameWindow(response, first))) {
        assertAdmitted(responses, first.number("RateLimit-Remaining"));
        return;
      }
    }
  }

  /** Sends requests until one is admitted, in this window or the next. */
  private Response awaitAdmission(String key) {
    var response = api.sendOnce(INVALID, key);
    while (response.status() == 429) {
      Api.sleep(response.number("Retry-After"));
      response = api.sendOnce(INVALID, key);
    }
    return response;
  }

  private static void assertAdmitted(List<Response> responses, long remaining) {
    assertThat(remaining)
        .as("the remaining requests of LIMITED_KEY, which needs a low limit")
        .isLessThan(CALLERS);
    var limited = responses.stream().filter(response -> response.status() == 429).toList();
    assertThat(limited).hasSize(CALLERS - (int) remaining);
    for (var response : limited) {
      assertThat(response.number("RateLimit-Remaining")).isZero();
      assertThat(response.number("Retry-After")).isEqualTo(response.number("RateLimit-Reset"));
      assertThat(response.json().path("retryable").asBoolean()).isTrue();
      assertConsistentHeaders(response);
    }
  }

  private static void assertConsistentHeaders(Response response) {
    assertThat(response.header("X-RateLimit-Limit")).isEqualTo(response.header("RateLimit-Limit"));
    assertThat(response.header("X-RateLimit-Remaining"))
        .isEqualTo(response.header("RateLimit-Remaining"));
    assertThat(response.header("RateLimit-Policy"))
        .contains(response.header("RateLimit-Limit") + ";w=");
    assertThat(response.number("RateLimit-Remaining"))
        .isLessThanOrEqualTo(response.number("RateLimit-Limit"));
    assertThat(response.number("X-RateLimit-Reset"))
        .isBetween(
            Instant.now().getEpochSecond() - 600, Instant.now().getEpochSecond() + 86_400 + 600);
  }

  private static boolean sameWindow(Response one, Response other) {
    return one.header("X-RateLimit-Reset").equals(other.header("X-RateLimit-Reset"));
  }
}
