package dev.packshot.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of users who have signed in: by an access token and by the browser's cookie. */
class SignInTest {
  private static final String ME = "/account/api/v1/me";
  private static final String BROWSER_SESSION = "/account/api/v1/browser-session";
  private static final String SESSIONS = "/scanner/api/v1/sessions";

  /** The header of {@code {"alg":"none"}}. */
  private static final String UNSIGNED = "eyJhbGciOiJub25lIn0";

  private final Api api = new Api();
  private final Target target = Target.current();
  private final String token = target.requireToken();

  @Test
  void admitsAUserByTheToken() {
    var me = send(withToken("GET", ME, token)).expect(200);
    assertThat(me.text("credential")).isEqualTo("bearer");
    assertThat(me.text("user_short_id")).hasSize(22);
    assertThat(me.number("RateLimit-Remaining")).isLessThan(me.number("RateLimit-Limit"));
    send(withToken("GET", ME, token.strip()).header("Authorization", "bearer " + token))
        .expect(200);
  }

  @Test
  void refusesAChangedToken() {
    var parts = token.split("\\.");
    var other = (parts[2].charAt(0) == 'A' ? "B" : "A") + parts[2].substring(1);
    for (var changed :
        List.of(
            parts[0] + "." + parts[1] + "." + other,
            parts[0] + "." + parts[1] + ".",
            UNSIGNED + "." + parts[1] + ".",
            UNSIGNED + "." + parts[1] + "." + parts[2],
            token + "." + parts[2])) {
      send(withToken("GET", ME, changed)).expect(401);
    }
  }

  @Test
  void readsNoTokenAndNoKeyInTheQuery() {
    send(Request.of("GET", ME).query("access_token", token)).expect(401);
    send(Request.of("GET", ME).query("X-API-Key", target.key())).expect(401);
  }

  @Test
  void refusesATokenBesideAKey() {
    send(withToken("GET", ME, token).header("X-API-Key", target.key())).expect(401);
  }

  @Test
  void admitsTheSameUserByTheCookieUntilItSignsOut() {
    var cookie = signIn();
    var me = send(withCookie("GET", ME, cookie)).expect(200);
    assertThat(me.text("credential")).isEqualTo("cookie");
    assertThat(me.text("user_short_id"))
        .isEqualTo(send(withToken("GET", ME, token)).text("user_short_id"));
    var out = send(withCookie("DELETE", BROWSER_SESSION, cookie).header("Origin", ownOrigin()));
    assertThat(out.expect(204).header("Set-Cookie"))
        .startsWith("sessionid=;")
        .contains("Max-Age=0");
    send(withCookie("GET", ME, cookie)).expect(401);
  }

  @Test
  void hidesTheCookieFromScriptsAndOtherSites() {
    target.require(Feature.BROWSER_SESSIONS);
    var answer = send(withToken("POST", BROWSER_SESSION, token)).expect(204);
    assertThat(answer.header("Set-Cookie"))
        .contains("; HttpOnly", "; Secure", "; SameSite=Lax", "; Path=/")
        .doesNotContain("Domain");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void changesNothingByTheCookieForAnotherSite() {
    var cookie = signIn();
    for (var origin : List.of("", "null", "https://evil.example", ownOrigin() + ".evil.example")) {
      var form =
          Request.of("POST", SESSIONS)
              .header("Cookie", cookie)
              .header("Content-Type", "text/plain")
              .body("{\"metadata\":{\"a\":\"=b\"}}".getBytes(UTF_8));
      send(origin.isEmpty() ? form : form.header("Origin", origin)).expect(403);
    }
    send(withCookie("DELETE", BROWSER_SESSION, cookie).header("Origin", "https://evil.example"))
        .expect(403);
    send(withCookie("GET", ME, cookie)).expect(200);
  }

  @Test
  void opensNoBrowserSessionForACookie() {
    var cookie = signIn();
    send(withCookie("POST", BROWSER_SESSION, cookie).header("Origin", ownOrigin())).expect(403);
  }

  @Test
  void usesAHeaderAndNotTheCookie() {
    var cookie = signIn();
    var byKey = send(withCookie("GET", ME, cookie).header("X-API-Key", target.key())).expect(200);
    assertThat(byKey.text("credential")).isEqualTo("csb");
    send(withCookie("GET", ME, cookie).header("X-API-Key", "csb_unknown")).expect(401);
    send(withCookie("GET", ME, cookie + "; " + signIn())).expect(401);
  }

  @Test
  void signsOutEverywhereWithTheToken() {
    var first = signIn();
    var second = signIn();
    send(withToken("DELETE", BROWSER_SESSION, token)).expect(204);
    send(withCookie("GET", ME, first)).expect(401);
    send(withCookie("GET", ME, second)).expect(401);
  }

  private String signIn() {
    target.require(Feature.BROWSER_SESSIONS);
    var answer = send(withToken("POST", BROWSER_SESSION, token)).expect(204);
    return answer.header("Set-Cookie").split(";", 2)[0];
  }

  private Response send(Request request) {
    return api.sendAnonymously(request);
  }

  private String ownOrigin() {
    var url = URI.create(target.url());
    return url.getScheme() + "://" + url.getAuthority();
  }

  private static Request withToken(String method, String path, String token) {
    return Request.of(method, path).header("Authorization", "Bearer " + token);
  }

  private static Request withCookie(String method, String path, String cookie) {
    return Request.of(method, path).header("Cookie", cookie);
  }
}
