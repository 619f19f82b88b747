package dev.packshot.local.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.graph.Settings;
import dev.packshot.oidc.AccessTokens;
import dev.packshot.oidc.TokenCheck;
import dev.packshot.work.ThreadPool;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the authorization code flow of the development issuer. */
class AuthorizationCodeTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PAGE = "http://127.0.0.1:8080/scan/";

  /** The example of RFC 7636, appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  @TempDir Path folder;
  private final TestTime clock = new TestTime();
  private DevelopmentIssuer issuer;

  @BeforeEach
  void start() {
    issuer = DevelopmentIssuer.start(folder, clock, line -> {});
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void givesAPageATokenForItsCode() throws Exception {
    var page = send(HttpRequest.newBuilder(authorize(Map.of())));
    assertThat(page.body()).contains("<form method=\"post\">");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors 'none'", "form-action 'self' http://127.0.0.1:8080");
    var answer = exchange(code("alice"), Map.of());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("http://127.0.0.1:8080");
    var token = answer.body().replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
    var trusted = issuer.trustedBy(new Settings(Map.of())).issuer();
    assertThat(new AccessTokens(trusted, new ThreadPool(), clock).check(token))
        .isEqualTo(new TokenCheck.Verified(issuer.url(), "alice"));
  }

  @Test
  void tellsThePageItsStateAndWhoHasAnswered() throws Exception {
    var location = signIn(authorize(Map.of("state", "a b&c")), "sub=demo").orElseThrow();
    assertThat(location).startsWith(PAGE + "?code=");
    assertThat(location)
        .endsWith("&iss=" + encode(issuer.url()) + "&state=" + encode("a b&c"))
        .doesNotContain("access_token", "#");
    assertThat(signIn(authorize(Map.of()), "sub=demo&cancel=cancel").orElseThrow())
        .startsWith(PAGE + "?error=access_denied&");
  }

  @Test
  void takesACodeOnceAndForAMinute() throws Exception {
    var code = code("demo");
    assertThat(exchange(code, Map.of()).statusCode()).isEqualTo(200);
    assertThat(exchange(code, Map.of()).statusCode()).isEqualTo(400);
    var old = code("demo");
    clock.now = clock.now.plusSeconds(60);
    assertThat(exchange(old, Map.of()).body()).contains("invalid_grant");
  }

  @ParameterizedTest
  @CsvSource({
    "code_verifier, another-verifier-of-at-least-43-characters-0000",
    "client_id, another",
    "redirect_uri, http://127.0.0.1:8080/other/",
    "code, unknown",
    "code_verifier, ''"
  })
  void takesACodeFromThePageAloneThatHasAskedForIt(String name, String value) throws Exception {
    var code = code("demo");
    assertThat(exchange(code, Map.of(name, value)).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "redirect_uri, https://evil.example/",
    "redirect_uri, http://evil.example/",
    "redirect_uri, http://127.0.0.1.evil.example/",
    "redirect_uri, http://127.0.0.1:8080@evil.example/",
    "redirect_uri, javascript:alert(1)",
    "redirect_uri, //evil.example",
    "redirect_uri, ''",
    "response_type, token",
    "code_challenge_method, plain",
    "code_challenge, short",
    "client_id, ''"
  })
  void redirectsNobodyAfterABadRequest(String name, String value) throws Exception {
    var address = authorize(Map.of(name, value));
    assertThat(send(HttpRequest.newBuilder(address)).statusCode()).isEqualTo(400);
    assertThat(signIn(address, "sub=demo")).isEmpty();
  }

  @Test
  void refusesAParameterThatIsRepeated() throws Exception {
    var address = URI.create(authorize(Map.of()) + "&redirect_uri=" + encode(PAGE));
    assertThat(send(HttpRequest.newBuilder(address)).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://evil.example", "null", "http://[::2]"})
  void givesNoTokenToAPageOfAnotherMachine(String origin) throws Exception {
    var request = post("/token", form(code("demo"), Map.of())).header("Origin", origin);
    var answer = send(request);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://127.0.0.1:1",
        "Origin: https://evil.example",
        "Sec-Fetch-Site: cross-site"
      })
  void takesTheFormFromItsOwnPageAlone(String header) throws Exception {
    var pair = header.split(": ", 2);
    var request = HttpRequest.newBuilder(authorize(Map.of())).header(pair[0], pair[1]);
    var answer = send(request.POST(BodyPublishers.ofString("sub=demo")));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  private String code(String subject) throws Exception {
    var location = signIn(authorize(Map.of()), "sub=" + subject).orElseThrow();
    return location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
  }

  private Optional<String> signIn(URI address, String form) throws Exception {
    var request = HttpRequest.newBuilder(address).header("Origin", issuer.url());
    return send(request.POST(BodyPublishers.ofString(form))).headers().firstValue("Location");
  }

  private HttpResponse<String> exchange(String code, Map<String, String> changes) throws Exception {
    return send(post("/token", form(code, changes)).header("Origin", "http://127.0.0.1:8080"));
  }

  private HttpRequest.Builder post(String path, String form) {
    return HttpRequest.newBuilder(URI.create(issuer.url() + path))
        .POST(BodyPublishers.ofString(form));
  }

  private static String form(String code, Map<String, String> changes) {
    return text(
        changes,
        "grant_type=authorization_code",
        "code=" + code,
        "client_id=scanner",
        "redirect_uri=" + PAGE,
        "code_verifier=" + VERIFIER);
  }

  private URI authorize(Map<String, String> changes) {
    var query =
        text(
            changes,
            "response_type=code",
            "client_id=scanner",
            "redirect_uri=" + PAGE,
            "code_challenge=" + CHALLENGE,
            "code_challenge_method=S256");
    return URI.create(issuer.url() + "/authorize?" + query);
  }

  private static String text(Map<String, String> changes, String... parameters) {
    var values = new LinkedHashMap<String, String>();
    Arrays.stream(parameters).map(it -> it.split("=", 2)).forEach(it -> values.put(it[0], it[1]));
    values.putAll(changes);
    return values.entrySet().stream()
        .map(it -> it.getKey() + "=" + encode(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
  }

  /** A clock that the test sets. */
  private static final class TestTime extends Clock {
    private Instant now = Instant.now();

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
