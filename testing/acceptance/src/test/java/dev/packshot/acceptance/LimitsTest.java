package dev.packshot.acceptance;

import static dev.packshot.acceptance.Scanner.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The limits of a key, and the headers that tell of them. */
class LimitsTest {
  private static final int CALLERS = 20;
  private static final Call UNREADABLE = Call.of("GET", SESSIONS + "/x");

  private final Api api = new Api();

  @Test
  void areToldInSevenHeadersThatAgree() {
    for (var answer :
        List.of(
            api.send(Call.of("POST", SESSIONS)).expect(201),
            api.send(UNREADABLE).expect(422),
            api.sendAnonymously(Call.of("GET", SESSIONS + "/x")).expect(401),
            api.sendAnonymously(Call.of("GET", "/nowhere")).expect(404),
            api.sendAnonymously(Call.of("OPTIONS", SESSIONS)).expect(204))) {
      assertAgreement(answer);
    }
  }

  @Test
  void comeNearerByOneWithEachRequest() {
    var first = api.send(UNREADABLE);
    var second = api.send(UNREADABLE);
    while (!sameWindow(first, second)) {
      first = second;
      second = api.send(UNREADABLE);
    }
    assertThat(second.number("RateLimit-Remaining"))
        .isEqualTo(first.number("RateLimit-Remaining") - 1);
  }

  @Test
  void admitExactlyAsManyAsTheySayAndTellTheRestWhenToComeBack() {
    var key = Target.current().requireLimitedKey();
    for (; ; ) {
      var first = withRoom(key);
      var crowd = Crowd.of(CALLERS, caller -> api.sendOnce(UNREADABLE, key));
      if (crowd.stream().allMatch(answer -> sameWindow(answer, first))) {
        assertExact(crowd, first.number("RateLimit-Remaining"));
        return;
      }
    }
  }

  /** The answer to a request that was admitted, in this window or the next. */
  private Answer withRoom(String key) {
    var answer = api.sendOnce(UNREADABLE, key);
    while (answer.status() == 429) {
      Api.sleep(answer.number("Retry-After"));
      answer = api.sendOnce(UNREADABLE, key);
    }
    return answer;
  }

  private static void assertExact(List<Answer> crowd, long room) {
    assertThat(room).as("what LIMITED_KEY has left; it needs a lower limit").isLessThan(CALLERS);
    var limited = crowd.stream().filter(answer -> answer.status() == 429).toList();
    assertThat(limited).hasSize(CALLERS - (int) room);
    for (var answer : limited) {
      assertThat(answer.number("RateLimit-Remaining")).isZero();
      assertThat(answer.number("Retry-After")).isEqualTo(answer.number("RateLimit-Reset"));
      assertThat(answer.json().path("retryable").asBoolean()).isTrue();
      assertAgreement(answer);
    }
  }

  private static void assertAgreement(Answer answer) {
    assertThat(answer.header("X-RateLimit-Limit")).isEqualTo(answer.header("RateLimit-Limit"));
    assertThat(answer.header("X-RateLimit-Remaining"))
        .isEqualTo(answer.header("RateLimit-Remaining"));
    assertThat(answer.header("RateLimit-Policy"))
        .contains(answer.header("RateLimit-Limit") + ";w=");
    assertThat(answer.number("RateLimit-Remaining"))
        .isLessThanOrEqualTo(answer.number("RateLimit-Limit"));
    assertThat(answer.number("X-RateLimit-Reset"))
        .isBetween(
            Instant.now().getEpochSecond() - 600, Instant.now().getEpochSecond() + 86_400 + 600);
  }

  private static boolean sameWindow(Answer one, Answer other) {
    return one.header("X-RateLimit-Reset").equals(other.header("X-RateLimit-Reset"));
  }
}
