package dev.packshot.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of signing in at the issuer of a local run, as its page does. */
class SignInTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String ME = "/account/api/v1/me";
  private static final String BROWSER_SESSION = "/account/api/v1/browser-session";
  private static final List<String> LOG = new CopyOnWriteArrayList<>();

  @TempDir static Path folder;
  private static LocalPackshot packshot;

  @BeforeAll
  static void start() {
    packshot = startRun();
  }

  @AfterAll
  static void stop() {
    packshot.close();
  }

  @Test
  void admitsTheDemoUserAsAnOwner() throws Exception {
    var me = json(send("GET", ME, "Authorization", "Bearer " + variable("TOKEN")));
    assertThat(me.path("credential").asText()).isEqualTo("bearer");
    assertThat(me.path("user_short_id").asText()).isEqualTo(variable("TOKEN_USER"));
    assertThat(me.at("/organizations/0/organization_short_id").asText()).isEqualTo(variable("ORG"));
    assertThat(me.at("/organizations/0/role").asText()).isEqualTo("owner");
  }

  @Test
  void admitsThePageByItsCookieUntilItSignsOut() throws Exception {
    var token = json(send("GET", "/local/token")).path("token").asText();
    var opened = send("POST", BROWSER_SESSION, "Authorization", "Bearer " + token);
    assertThat(opened.statusCode()).isEqualTo(204);
    var cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    var own = packshot.url().toString();
    assertThat(json(send("GET", ME, "Cookie", cookie)).path("credential").asText())
        .isEqualTo("cookie");
    for (var other : List.of("http://127.0.0.1:1", "http://localhost:1", "null")) {
      assertThat(send("DELETE", BROWSER_SESSION, "Cookie", cookie, "Origin", other).statusCode())
          .as("a page of %s", other)
          .isEqualTo(403);
    }
    assertThat(send("DELETE", BROWSER_SESSION, "Cookie", cookie, "Origin", own).statusCode())
        .isEqualTo(204);
    assertThat(send("GET", ME, "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void givesThePageNoTokenForAnotherPage() throws Exception {
    for (var site : List.of("same-site", "cross-site")) {
      assertThat(send("GET", "/local/token", "Sec-Fetch-Site", site).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void logsNoToken() throws Exception {
    send("GET", ME, "Authorization", "Bearer " + variable("TOKEN"));
    var signature = variable("TOKEN").split("\\.")[2];
    assertThat(LOG).noneMatch(line -> line.contains(signature));
  }

  /** The table is in the data folder, and {@code demo.env} is the only file with credentials. */
  @Test
  void storesNoCredential() throws Exception {
    var opened = send("POST", BROWSER_SESSION, "Authorization", "Bearer " + variable("TOKEN"));
    var cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    send("GET", ME, "Cookie", cookie);
    send("GET", ME, "X-API-Key", variable("KEY"));
    var secrets =
        List.of(
            variable("KEY").substring(4, 36),
            variable("CSU_KEY").substring(4, 36),
            variable("TOKEN").split("\\.")[2],
            cookie.substring(cookie.indexOf('.') + 1));
    var user = variable("TOKEN_USER");
    packshot.close();
    var contents = new StringBuilder();
    try (var files = Files.walk(folder.resolve("data"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith("demo.env")) {
          contents.append(Files.readString(file, ISO_8859_1));
        }
      }
    }
    packshot = startRun();
    assertThat(contents).contains(user);
    assertThat(secrets).noneMatch(secret -> contents.indexOf(secret) >= 0);
    assertThat(LOG).noneMatch(line -> secrets.stream().anyMatch(line::contains));
  }

  @Test
  void keepsTheUserAndTheBrowserSessionOverARestart() throws Exception {
    var opened = send("POST", BROWSER_SESSION, "Authorization", "Bearer " + variable("TOKEN"));
    var cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    var user = variable("TOKEN_USER");
    var token = variable("TOKEN");
    packshot.close();
    packshot = startRun();
    assertThat(variable("TOKEN_USER")).isEqualTo(user);
    assertThat(variable("TOKEN")).isNotEqualTo(token);
    assertThat(send("GET", ME, "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
    assertThat(send("GET", ME, "Cookie", cookie).statusCode()).isEqualTo(200);
  }

  private static LocalPackshot startRun() {
    return LocalPackshot.start(
        new LocalSettings(
            0,
            0,
            folder.resolve("data"),
            0,
            Optional.empty(),
            folder.resolve("scanner"),
            Optional.empty(),
            Optional.empty()),
        LOG::add);
  }

  private static String variable(String name) throws Exception {
    return Files.readAllLines(folder.resolve("data/demo.env")).stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static HttpResponse<String> send(String method, String path, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(packshot.url() + path))
            .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
