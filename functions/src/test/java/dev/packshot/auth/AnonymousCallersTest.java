package dev.packshot.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestRequest;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rate limits of requests without a valid key, which are counted by source address. */
class AnonymousCallersTest {
  private static final String SESSION = "/scanner/api/v1/sessions/2JZrkGyLCyVTkmKj6HQKyR";

  private static final String UNKNOWN_KEY = "csb_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345_f535f8a3";

  private final TestApp app = new TestApp();

  /** The kinds of requests without a valid key. */
  enum Kind {
    WITHOUT_A_KEY(401),
    WITH_A_MALFORMED_KEY(401),
    WITH_AN_UNKNOWN_KEY(401),
    TO_AN_OPEN_PAGE(200),
    TO_AN_UNKNOWN_PATH(404),
    WITH_A_WRONG_METHOD(405);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    TestRequest request(TestApp app) {
      return switch (this) {
        case WITHOUT_A_KEY -> app.anonymous("GET", SESSION);
        case WITH_A_MALFORMED_KEY -> app.anonymous("GET", SESSION).header("X-API-Key", "x");
        case WITH_AN_UNKNOWN_KEY -> app.anonymous("GET", SESSION).header("X-API-Key", UNKNOWN_KEY);
        case TO_AN_OPEN_PAGE -> app.anonymous("GET", "/docs/errors/conflict");
        case TO_AN_UNKNOWN_PATH -> app.anonymous("GET", "/nowhere");
        case WITH_A_WRONG_METHOD -> app.anonymous("PUT", SESSION);
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void admitsThreeHundredPerMinuteAndAddress(Kind kind) {
    Supplier<TestAnswer> send = () -> kind.request(app).from("203.0.113.9").send();
    for (int left = 299; left >= 0; left--) {
      var answer = send.get();
      assertThat(answer.status()).isEqualTo(kind.status);
      assertThat(answer.header("RateLimit-Remaining")).isEqualTo(Integer.toString(left));
    }
    var limited = send.get();
    TestProblem.in(limited, ErrorCode.RATE_LIMITED);
    assertThat(limited.header("Retry-After")).isEqualTo("50");
    assertThat(limited.header("RateLimit-Policy")).isEqualTo("300;w=60, 10000;w=86400");
    assertThat(kind.request(app).from("203.0.113.10").send().status()).isEqualTo(kind.status);
    app.clock.advance(Duration.ofSeconds(50));
    assertThat(send.get().status()).isEqualTo(kind.status);
  }

  @Test
  void admitsAKnownKeyFromALimitedAddress() {
    assertThat(app.request("POST", "/scanner/api/v1/sessions").send().status()).isEqualTo(201);
    for (int count = 0; count < 301; count++) {
      app.anonymous("GET", SESSION).send();
    }
    TestProblem.in(app.anonymous("GET", SESSION).send(), ErrorCode.RATE_LIMITED);
    assertThat(app.request("POST", "/scanner/api/v1/sessions").send().status()).isEqualTo(201);
  }

  @Test
  void doesNotCountPreflights() {
    for (int count = 0; count < 400; count++) {
      var answer = app.anonymous("OPTIONS", SESSION).send();
      assertThat(answer.status()).isEqualTo(204);
      TestProblem.checkLimitHeaders(answer);
      assertThat(answer.header("RateLimit-Remaining")).isEqualTo("300");
    }
  }

  @Test
  void callsTheTableOnlyForAWellFormedKeyAndChangesNothing() {
    var before = TableContents.all(app);
    for (var kind : Kind.values()) {
      kind.request(app).send();
      if (kind != Kind.WITH_AN_UNKNOWN_KEY) {
        assertThat(TestLog.lastOf(app).get("table_calls").asInt()).as(kind.name()).isZero();
      }
    }
    assertThat(TableContents.all(app)).isEqualTo(before);
  }
}
