package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the scanner page of a local run, and of the link to it. */
class ScannerPageTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static LocalPackshot packshot;

  @BeforeAll
  static void start() throws Exception {
    var page = Files.createDirectories(folder.resolve("scanner/assets")).getParent();
    Files.writeString(page.resolve("index.html"), "<title>Scanner</title>");
    Files.writeString(page.resolve("assets/index.js"), "start()");
    Files.writeString(page.resolve("zxing_reader.wasm"), "wasm");
    Files.writeString(page.resolve("notes.txt"), "of no type");
    Files.writeString(folder.resolve("secret.js"), "not of the page");
    packshot = start(page);
  }

  @AfterAll
  static void stop() {
    packshot.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/scan/, text/html; charset=utf-8, <title>Scanner</title>",
    "/scan/index.html, text/html; charset=utf-8, <title>Scanner</title>",
    "/scan/assets/index.js, text/javascript; charset=utf-8, start()",
    "/scan/zxing_reader.wasm, application/wasm, wasm"
  })
  void servesItsFiles(String path, String type, String body) throws Exception {
    var response = get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(type);
    assertThat(response.body()).isEqualTo(body);
  }

  @Test
  void allowsItsOwnScriptsAndS3Only() throws Exception {
    var policy = get("/scan/").headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy)
        .startsWith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ")
        .contains("connect-src 'self' " + packshot.s3Url() + " " + packshot.user().issuer() + ";")
        .doesNotContain("unsafe-inline");
  }

  @Test
  void tellsWhereUsersSignIn() throws Exception {
    var response = get("/scan/config.json");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body())
        .isEqualTo(
            "{\"signIn\":{\"issuer\":\"%s\",\"client\":\"scanner\"}}"
                .formatted(packshot.user().issuer()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/scan/../secret.js",
        "/scan/%2e%2e/secret.js",
        "/scan/assets/../../secret.js",
        "/scan//etc/passwd.js",
        "/scan/notes.txt",
        "/scan/missing.js",
        "/scan/assets",
        "/scan/%00.js"
      })
  void servesNothingElse(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void movesToThePathThatItsFilesAreBelow() throws Exception {
    var response = get("/scan");
    assertThat(response.statusCode()).isEqualTo(308);
    assertThat(response.headers().firstValue("Location")).contains("/scan/");
  }

  @Test
  void doesNotTakeThePathsOfTheApi() {
    var client = new TestClient(packshot.url().toString(), packshot.access().key().reveal());
    assertThat(client.openSession()).hasSize(22);
  }

  @Test
  void linksToItWithAPublishableKeyInTheFragment() {
    var key = packshot.access().publishable().reveal();
    assertThat(packshot.scannerLink()).contains(packshot.url() + "/scan/#" + key);
    assertThat(banner(packshot)).contains("/scan/#" + key, "█");
  }

  @Test
  void isMissingInOneLineWithoutNode() throws Exception {
    try (var without = start(folder.resolve("not-built"))) {
      assertThat(without.scannerLink()).isEmpty();
      assertThat(banner(without)).contains("install Node.js").doesNotContain("/scan/", "█");
      var request = HttpRequest.newBuilder(without.url().resolve("/scan/")).build();
      assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }
  }

  private static LocalPackshot start(Path page) {
    var data = page.resolveSibling(page.getFileName() + "-data");
    return LocalPackshot.start(
        new LocalSettings(
            0, 0, data, 0, Optional.empty(), page, Optional.empty(), Optional.empty()),
        line -> {});
  }

  private static String banner(LocalPackshot packshot) {
    return Banner.of(packshot, folder, Duration.ofSeconds(1));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(packshot.url() + path)).build();
    return HTTP.send(request, BodyHandlers.ofString());
  }
}
