package dev.packshot.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.graph.Settings;
import dev.packshot.oidc.AccessTokens;
import dev.packshot.oidc.TokenCheck;
import dev.packshot.work.ThreadPool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the development issuer with the functions' own check of tokens. */
class DevelopmentIssuerTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;
  private final List<String> log = new ArrayList<>();
  private DevelopmentIssuer issuer;

  @BeforeEach
  void start() {
    issuer = startIn(folder, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void givesTokensThatTheFunctionsAccept() throws Exception {
    assertThat(check(issuer, Clock.systemUTC(), issuer.token("alice")))
        .isEqualTo(new TokenCheck.Verified(issuer.url(), "alice"));
    var renewed = post("/token").body().replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
    assertThat(check(issuer, Clock.systemUTC(), renewed))
        .isEqualTo(new TokenCheck.Verified(issuer.url(), "demo"));
  }

  @Test
  void givesATokenForADaysWork() {
    var token = issuer.token("alice");
    assertThat(check(issuer, in(Duration.ofHours(23)), token))
        .isInstanceOf(TokenCheck.Verified.class);
    assertThat(check(issuer, in(Duration.ofHours(25)), token))
        .isEqualTo(new TokenCheck.Refused("The bearer token has expired."));
  }

  @Test
  void namesAnotherSubjectOnRequest() throws Exception {
    assertThat(post("/token?sub=b%C3%B6b").statusCode()).isEqualTo(200);
    for (var query : List.of("sub=", "sub=%20", "user=bob", "sub=" + "x".repeat(256))) {
      assertThat(post("/token?" + query).statusCode()).as(query).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Origin: http://127.0.0.1:8080", "Sec-Fetch-Site: same-site"})
  void givesNoTokenToAPage(String header) throws Exception {
    var pair = header.split(": ", 2);
    var request = request("/token").header(pair[0], pair[1]).POST(noBody());
    assertThat(send(request).statusCode()).isEqualTo(403);
  }

  @Test
  void givesNoTokenToAPageThatHasReboundItsName() throws Exception {
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(issuer.url()).getPort())) {
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      out.write(
          "POST /token HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).contains(" 403 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/token", "/keys/", "/.well-known/"})
  void hasNothingElse(String path) throws Exception {
    assertThat(send(request(path)).statusCode()).isEqualTo(404);
  }

  @Test
  void publishesNoPrivateKey() throws Exception {
    var keys = send(request("/keys")).body();
    assertThat(keys).contains("\"crv\":\"P-256\"").doesNotContain("\"d\":");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("issuer-port"));
    }
  }

  @Test
  void keepsItsAddressButNotItsKey() {
    var url = issuer.url();
    var token = issuer.token("alice");
    issuer.close();
    issuer = startIn(folder, Clock.systemUTC());
    assertThat(issuer.url()).isEqualTo(url);
    assertThat(check(issuer, Clock.systemUTC(), token)).isInstanceOf(TokenCheck.Refused.class);
    assertThat(log).isEmpty();
  }

  @Test
  void saysThatItsAddressHasChanged() {
    try (var other = startIn(folder, Clock.systemUTC())) {
      assertThat(other.url()).isNotEqualTo(issuer.url());
      assertThat(log).singleElement().asString().contains("of the issuer is taken");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http", "0", "99999", "-1"})
  void ignoresADamagedFile(String content) throws IOException {
    Files.writeString(folder.resolve("issuer-port"), content);
    try (var other = startIn(folder, Clock.systemUTC())) {
      assertThat(other.url()).matches("http://127\\.0\\.0\\.1:\\d+");
    }
  }

  private DevelopmentIssuer startIn(Path data, Clock clock) {
    return DevelopmentIssuer.start(data, clock, log::add);
  }

  private static TokenCheck check(DevelopmentIssuer issuer, Clock clock, String token) {
    var trusted = issuer.trustedBy(new Settings(Map.of())).issuer();
    return new AccessTokens(trusted, new ThreadPool(), clock).check(token);
  }

  private static Clock in(Duration time) {
    return Clock.offset(Clock.systemUTC(), time);
  }

  private HttpResponse<String> post(String path) throws Exception {
    return send(request(path).POST(noBody()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(issuer.url() + path));
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
