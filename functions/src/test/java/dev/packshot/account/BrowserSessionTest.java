package dev.packshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.auth.BrowserCookie;
import dev.packshot.auth.KeyKind;
import dev.packshot.auth.Subject;
import dev.packshot.event.Route;
import dev.packshot.graph.Settings;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestIssuer;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browser sessions: their cookies, their ends, and what another site cannot do with them. */
class BrowserSessionTest {
  private static final String SESSION = "/account/api/v1/browser-session";
  private static final String ME = "/account/api/v1/me";
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final String PAGE = "https://app.example.com";

  private static final Date FAR = Date.from(Instant.parse("2100-01-01T00:00:00Z"));

  private final TestApp app = new TestApp();
  private final UserId user = new Subject(TestIssuer.SHARED.url(), "alice").user();

  @Test
  void setsACookieThatPagesCannotRead() {
    var answer = signIn();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie"))
        .matches(
            "sessionid="
                + user
                + "\\.[A-Za-z0-9_-]{43}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=1209600");
    var cookies = new HashSet<String>();
    for (int count = 0; count < 20; count++) {
      cookies.add(cookie());
    }
    assertThat(cookies).hasSize(20);
  }

  @Test
  void storesAndLogsNoCookie() {
    var cookie = cookie();
    send("GET", ME, cookie);
    var secret = cookie.substring(cookie.indexOf('.') + 1);
    assertThat(TableContents.all(app).toString()).doesNotContain(secret);
    assertThat(app.log.toString()).doesNotContain(secret);
    assertThat(TestLog.lastOf(app).get("caller").asText()).isEqualTo("cookie");
    assertThat(TestLog.lastOf(app).get("user").asText()).isEqualTo(user.toString());
  }

  @Test
  void admitsAMemberAsTheUsersTokenDoes() {
    var cookie = cookie();
    TestProblem.in(open(cookie), ErrorCode.NOT_FOUND);
    app.graph.users().setRole(user, app.organization, Role.EDITOR, app.act());
    assertThat(open(cookie).status()).isEqualTo(201);
    app.graph.users().removeMember(user, app.organization, app.act());
    TestProblem.in(open(cookie), ErrorCode.NOT_FOUND);
  }

  @Test
  void endsASessionThatIsNotUsed() {
    var cookie = cookie();
    app.clock.advance(BrowserCookie.IDLE.minusSeconds(1));
    assertThat(send("GET", ME, cookie).status()).isEqualTo(200);
    app.clock.advance(BrowserCookie.IDLE);
    refused(cookie, "expired");
  }

  @Test
  void endsASessionAfterItsLifetimeHoweverMuchItIsUsed() {
    var cookie = cookie();
    for (int hours = 0; hours < 14 * 24 - 6; hours += 6) {
      app.clock.advance(Duration.ofHours(6));
      assertThat(send("GET", ME, cookie).status()).isEqualTo(200);
    }
    app.clock.advance(Duration.ofHours(6));
    refused(cookie, "expired");
  }

  @Test
  void signsOutOfOneSession() {
    var first = cookie();
    var second = cookie();
    var answer = request("DELETE", SESSION, first).header("Origin", PAGE).send();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie")).startsWith("sessionid=;").endsWith("Max-Age=0");
    refused(first, "ended");
    assertThat(send("GET", ME, second).status()).isEqualTo(200);
  }

  @Test
  void signsOutOfAllSessionsWithAToken() {
    var first = cookie();
    var second = cookie();
    assertThat(withToken("DELETE").status()).isEqualTo(204);
    refused(first, "ended");
    refused(second, "ended");
  }

  @Test
  void endsTheLeastUsedOfMoreThanTenSessions() {
    var cookies = new ArrayList<String>();
    for (int count = 0; count < 10; count++) {
      cookies.add(cookie());
      app.clock.advance(Duration.ofMinutes(1));
    }
    send("GET", ME, cookies.get(0));
    app.clock.advance(Duration.ofMinutes(1));
    cookies.add(cookie());
    refused(cookies.get(1), "ended");
    for (int at = 0; at < cookies.size(); at++) {
      assertThat(send("GET", ME, cookies.get(at)).status()).isEqualTo(at == 1 ? 401 : 200);
    }
  }

  @Test
  void needsADomain() {
    var answer = withToken(app.with(Settings.COOKIE_DOMAIN, ""), "POST");
    assertThat(TestProblem.in(answer, ErrorCode.CONFLICT).detail()).contains("domain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSB", "CPK"})
  void givesNoCookieForAKey(KeyKind kind) {
    var key = app.newKey(kind, app.organization).reveal();
    for (var method : new String[] {"POST", "DELETE"}) {
      var answer = app.anonymous(method, SESSION).header("X-API-Key", key).send();
      TestProblem.in(answer, ErrorCode.FORBIDDEN);
    }
  }

  @Test
  void givesNoCookieForACookie() {
    var answer = request("POST", SESSION, cookie()).header("Origin", PAGE).send();
    TestProblem.in(answer, ErrorCode.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "https://evil.example", "https://app.example.com.evil.org"})
  void changesNothingForAnotherSite(String origin) {
    var cookie = cookie();
    app.graph.users().setRole(user, app.organization, Role.OWNER, app.act());
    var before = TableContents.all(app);
    var request = request("POST", SESSIONS, cookie).body(organization());
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    TestProblem.in(request.send(), ErrorCode.FORBIDDEN);
    assertThat(TableContents.all(app)).isEqualTo(before);
    var anywhere = app.with(Settings.ALLOWED_ORIGINS, "*");
    TestProblem.in(
        anywhere
            .anonymous("POST", SESSIONS)
            .header("Cookie", cookie)
            .header("Origin", "https://evil.example")
            .send(),
        ErrorCode.FORBIDDEN);
  }

  @Test
  void acceptsAPageOfTheApisOwnOrigin() {
    app.graph.users().add(user, app.clock.instant());
    app.graph.users().setRole(user, app.organization, Role.OWNER, app.act());
    var own = "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com";
    var answer =
        request("POST", SESSIONS, cookie()).header("Origin", own).body(organization()).send();
    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void prefersAHeaderToAForeignCookie() {
    var answer = app.request("GET", ME).header("Cookie", "sessionid=of-another-site").send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("credential").asText()).isEqualTo("csb");
    refused("sessionid=of-another-site", "not one of this API");
    assertThat(send("GET", ME, "a=b; sessionid=foreign; " + cookie() + "; c=d").status())
        .isEqualTo(200);
  }

  @Test
  void usesNeitherOfTwoCookies() {
    var own = cookie();
    var planted = cookie();
    refused(planted + "; " + own, "two cookies");
    refused(own + "; a=b; " + planted, "two cookies");
    assertThat(send("GET", ME, own + "; " + own).status()).isEqualTo(200);
  }

  @Test
  void ignoresCookiesWithoutAnIssuer() {
    var closed = app.with(Settings.ISSUER, "");
    var answer = closed.anonymous("GET", ME).header("Cookie", cookie()).send();
    assertThat(TestProblem.in(answer, ErrorCode.UNAUTHORIZED).detail()).contains("no X-API-Key");
  }

  @Test
  void limitsTokenAndCookiesOfAUserTogether() {
    var first = cookie();
    var second = cookie();
    var statuses =
        ConcurrentCallers.run(
            20,
            caller -> {
              int admitted = 0;
              for (int count = 0; count < 16; count++) {
                admitted +=
                    send("GET", ME, caller % 2 == 0 ? first : second).status() == 200 ? 1 : 0;
              }
              return admitted;
            });
    assertThat(statuses.stream().mapToInt(Integer::intValue).sum()).isEqualTo(298);
    TestProblem.in(withToken("DELETE"), ErrorCode.RATE_LIMITED);
    var limited = send("GET", ME, first);
    TestProblem.in(limited, ErrorCode.RATE_LIMITED);
    assertThat(limited.header("RateLimit-Policy")).isEqualTo("300;w=60, 10000;w=86400");
  }

  @Test
  void saysWhoTheCallerIs() {
    app.graph.users().add(user, app.clock.instant());
    app.graph.users().setRole(user, app.organization, Role.BILLING, app.act());
    var me = send("GET", ME, cookie()).json();
    assertThat(me.get("credential").asText()).isEqualTo("cookie");
    assertThat(me.get("user_short_id").asText()).isEqualTo(user.toString());
    assertThat(me.get("organizations")).hasSize(1);
    assertThat(me.at("/organizations/0/organization_short_id").asText())
        .isEqualTo(app.organization.toString());
    assertThat(me.at("/organizations/0/role").asText()).isEqualTo("billing");
    assertThat(me.at("/limits/0/limit").asInt()).isEqualTo(300);
    assertThat(me.at("/limits/0/remaining").asInt()).isEqualTo(298);
    assertThat(me.at("/limits/0/reset_seconds").asInt()).isEqualTo(50);
    assertThat(me.at("/limits/1/window_seconds").asInt()).isEqualTo(86_400);
  }

  @Test
  void saysWhichOrganizationAKeyBelongsTo() {
    var me =
        app.anonymous(Route.GET_ME.method(), ME)
            .header("X-API-Key", app.newKey(KeyKind.CPK, app.organization).reveal())
            .send()
            .json();
    assertThat(me.get("credential").asText()).isEqualTo("cpk");
    assertThat(me.has("user_short_id")).isFalse();
    assertThat(me.at("/organizations/0/organization_short_id").asText())
        .isEqualTo(app.organization.toString());
    assertThat(me.at("/organizations/0").has("role")).isFalse();
    assertThat(me.at("/limits/0/limit").asInt()).isEqualTo(100);
  }

  private TestAnswer signIn() {
    return withToken("POST");
  }

  private TestAnswer withToken(String method) {
    return withToken(app, method);
  }

  private static TestAnswer withToken(TestApp instance, String method) {
    var token = "Bearer " + TestIssuer.SHARED.token("alice", it -> it.expirationTime(FAR));
    return instance.anonymous(method, SESSION).header("Authorization", token).send();
  }

  /** Signs in and returns the cookie as the browser sends it. */
  private String cookie() {
    return signIn().header("Set-Cookie").split(";", -1)[0];
  }

  private TestRequest request(String method, String path, String cookie) {
    return app.anonymous(method, path).header("Cookie", cookie);
  }

  private TestAnswer send(String method, String path, String cookie) {
    return request(method, path, cookie).send();
  }

  private TestAnswer open(String cookie) {
    return request("POST", SESSIONS, cookie).header("Origin", PAGE).body(organization()).send();
  }

  private String organization() {
    return "{\"organization_short_id\":\"" + app.organization + "\"}";
  }

  private void refused(String cookie, String reason) {
    var answer = send("GET", ME, cookie);
    assertThat(TestProblem.in(answer, ErrorCode.UNAUTHORIZED).detail()).contains(reason);
  }
}
