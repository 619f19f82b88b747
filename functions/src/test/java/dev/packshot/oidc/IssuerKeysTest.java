package dev.packshot.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import dev.packshot.testing.TestClock;
import dev.packshot.testing.TestIssuer;
import dev.packshot.work.ThreadPool;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The issuer's keys: when they are read, and what happens if they cannot be. */
class IssuerKeysTest {
  private final TestIssuer issuer = new TestIssuer();
  private final TestClock clock = new TestClock();
  private final AccessTokens tokens =
      new AccessTokens(
          new TrustedIssuer(issuer.url(), Set.of(TestIssuer.AUDIENCE), Duration.ofHours(9)),
          new ThreadPool(),
          clock);

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void readsTheKeysOnceForManyTokens() {
    for (int count = 0; count < 20; count++) {
      assertThat(check()).isInstanceOf(TokenCheck.Verified.class);
    }
    assertThat(issuer.downloads()).isEqualTo(1);
  }

  @Test
  void noticesARotationAtOnce() {
    check();
    clock.advance(IssuerKeys.BETWEEN_REFRESHES);
    issuer.publish(TestIssuer.OTHER_RSA);
    assertThat(checkOther()).isInstanceOf(TokenCheck.Verified.class);
    assertThat(check()).isInstanceOf(TokenCheck.Refused.class);
    assertThat(issuer.downloads()).isEqualTo(2);
  }

  @Test
  void forgetsAKeyThatTheIssuerNoLongerHas() {
    check();
    issuer.publish(TestIssuer.OTHER_RSA);
    clock.advance(IssuerKeys.FRESH.minusSeconds(1));
    assertThat(check()).isInstanceOf(TokenCheck.Verified.class);
    clock.advance(Duration.ofSeconds(1));
    assertThat(check()).isInstanceOf(TokenCheck.Refused.class);
  }

  @Test
  void readsTheKeysOnceAMinuteForUnknownOnes() {
    check();
    for (int second = 0; second < 120; second++) {
      assertThat(checkOther()).isEqualTo(unknownKey());
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(issuer.downloads()).isEqualTo(2);
  }

  @Test
  void usesKnownKeysWhileTheIssuerDoesNotAnswerButNotForLong() {
    check();
    issuer.answerKeys(exchange -> exchange.sendResponseHeaders(500, -1));
    clock.advance(IssuerKeys.USABLE.minusSeconds(1));
    assertThat(check()).isInstanceOf(TokenCheck.Verified.class);
    assertThat(checkOther()).isInstanceOf(TokenCheck.Unavailable.class);
    clock.advance(Duration.ofSeconds(1));
    assertThat(check()).isInstanceOf(TokenCheck.Unavailable.class);
  }

  @Test
  void triesAgainFiveSecondsAfterAFailure() {
    issuer.answerKeys(exchange -> exchange.sendResponseHeaders(503, -1));
    for (int count = 0; count < 10; count++) {
      assertThat(check()).isInstanceOf(TokenCheck.Unavailable.class);
    }
    assertThat(issuer.downloads()).isEqualTo(1);
    issuer.answerKeys(exchange -> TestIssuer.send(exchange, issuer.jwks()));
    clock.advance(IssuerKeys.AFTER_FAILURE);
    assertThat(check()).isInstanceOf(TokenCheck.Verified.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongAnswers")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void knowsNothingAboutATokenIfTheKeysCannotBeRead(String name, TestIssuer.Answer answer) {
    issuer.answerKeys(answer);
    assertThat(check()).isInstanceOf(TokenCheck.Unavailable.class);
    issuer.answerKeys(exchange -> TestIssuer.send(exchange, issuer.jwks()));
    issuer.answerConfiguration(answer);
    clock.advance(IssuerKeys.AFTER_FAILURE);
    assertThat(check()).isInstanceOf(TokenCheck.Unavailable.class);
  }

  static Stream<Arguments> wrongAnswers() {
    return Stream.of(
        answer("404", exchange -> exchange.sendResponseHeaders(404, -1)),
        answer("a redirect to the keys", IssuerKeysTest::redirect),
        answer("no answer", exchange -> pause(Duration.ofSeconds(3))),
        answer("an answer in drops", IssuerKeysTest::drops),
        answer("no JSON", exchange -> TestIssuer.send(exchange, "<html>")),
        answer("an empty answer", exchange -> TestIssuer.send(exchange, "")),
        answer("another object", exchange -> TestIssuer.send(exchange, "{\"keys\":7}")),
        answer(
            "a huge answer",
            exchange ->
                TestIssuer.send(exchange, "{\"keys\":[" + " ".repeat(Download.MAX_BYTES) + "]}")));
  }

  private static Arguments answer(String name, TestIssuer.Answer answer) {
    return Arguments.of(name, answer);
  }

  private static void redirect(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getQuery() == null) {
      exchange.getResponseHeaders().set("Location", exchange.getRequestURI() + "?again");
      exchange.sendResponseHeaders(302, -1);
    } else {
      exchange.sendResponseHeaders(200, 0);
    }
  }

  private static void drops(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    for (int count = 0; count < 10; count++) {
      exchange.getResponseBody().write(' ');
      exchange.getResponseBody().flush();
      pause(Duration.ofMillis(500));
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void trustsNoConfigurationOfAnotherIssuer() {
    issuer.answerConfiguration(
        exchange ->
            TestIssuer.send(
                exchange, issuer.configuration().replace("\"issuer\":\"", "\"issuer\":\"x")));
    assertThat(check()).isInstanceOf(TokenCheck.Unavailable.class);
    issuer.answerConfiguration(
        exchange ->
            TestIssuer.send(
                exchange,
                "{\"issuer\":\"" + issuer.url() + "\",\"jwks_uri\":\"http://169.254.169.254/\"}"));
    clock.advance(IssuerKeys.AFTER_FAILURE);
    assertThat(check()).isInstanceOf(TokenCheck.Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://issuer.example", "ftp://localhost", "issuer", "http://127.0.0.1.example"})
  void requiresAnIssuerThatNobodyCanImitate(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrustedIssuer(url, Set.of("a"), Duration.ZERO));
  }

  @Test
  void findsTheConfigurationOfAnIssuerWithASlashAtItsEnd() {
    assertThat(
            new TrustedIssuer("https://issuer.example/tenant/", Set.of("a"), Duration.ZERO)
                .configuration())
        .hasToString("https://issuer.example/tenant/.well-known/openid-configuration");
  }

  private TokenCheck check() {
    return tokens.check(issuer.token("someone"));
  }

  private TokenCheck checkOther() {
    var header = TestIssuer.header(TestIssuer.OTHER_RSA, JWSAlgorithm.RS256);
    return tokens.check(
        TestIssuer.sign(header, TestIssuer.OTHER_RSA, issuer.claims("someone").build()));
  }

  private static TokenCheck unknownKey() {
    return new TokenCheck.Refused("The issuer has no key with the bearer token's kid.");
  }
}
