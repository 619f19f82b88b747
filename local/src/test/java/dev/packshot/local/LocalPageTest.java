package dev.packshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.id.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the page of a local run, as requested by a browser and by other pages. */
class LocalPageTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> LOG = new CopyOnWriteArrayList<>();

  @TempDir static Path folder;
  private static LocalPackshot packshot;
  private static TestClient client;

  @BeforeAll
  static void start() {
    packshot =
        LocalPackshot.start(
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
    client = new TestClient(packshot.url().toString(), packshot.access().key().reveal());
  }

  @AfterAll
  static void stop() {
    packshot.close();
  }

  @Test
  void allowsOnlyItsOwnScriptAndStyle() throws Exception {
    var response = get("/");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    var policy = response.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy)
        .startsWith("default-src 'none'; ")
        .contains("script-src '" + hash(response.body(), "script") + "';")
        .contains("style-src '" + hash(response.body(), "style") + "';")
        .contains("img-src 'self' blob: data: " + packshot.s3Url() + ";")
        .contains("connect-src 'self' " + packshot.s3Url() + ";")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void containsNoExternalResourcesOrUnsafeMarkup() throws Exception {
    var page = get("/").body();
    assertThat(Pattern.compile("https?://").matcher(page).find()).isFalse();
    assertThat(page).doesNotContain("innerHTML", " style=", " src=", "eval(");
  }

  /** The page reads these fields, so a change of the contract has to change it as well. */
  @Test
  void showsTheLedgerOfASession() throws Exception {
    var page = get("/").body();
    assertThat(page)
        .contains("/uploads?page_size=100", "entry.state", "entry.next", "entry.reason");
    var uploads = TestClient.SESSIONS + "/" + client.openSession() + "/uploads";
    client.json("POST", uploads, "{\"uploads\":[{\"client_id\":\"IMG 1.jpg x\"}]}");
    var entry = client.json("GET", uploads + "?page_size=100", "").at("/data/0");
    assertThat(entry.get("client_id").asText()).isEqualTo("IMG 1.jpg x");
    assertThat(entry.get("photo_short_id").asText()).hasSize(22);
    assertThat(entry.get("state").asText()).isEqualTo("promised");
    assertThat(page).contains("NEXT_STEPS = {upload:");
    assertThat(entry.get("next").asText()).isEqualTo("upload");
    assertThat(entry.has("reason")).isTrue();
  }

  @Test
  void receivesAKeyForTheApi() throws Exception {
    var run = json("/local/run");
    var own = new TestClient(packshot.url().toString(), run.get("key").asText());
    assertThat(own.openSession()).hasSize(22);
    assertThat(run.get("organization_id").asText())
        .isEqualTo(packshot.access().organization().toString());
  }

  @Test
  void listsSessionsNewestFirst() throws Exception {
    var first = client.openSession();
    var second = client.openSession();
    client.upload(client.presign(second), CameraPhoto.twelveMegapixels().withSize(320, 240).jpeg());
    client.awaitJudgedPhoto(second);
    var sessions = json("/local/contents").get("sessions");
    assertThat(sessions.get(0).get("short_id").asText()).isEqualTo(second);
    assertThat(sessions.get(0).get("photo_count").asInt()).isEqualTo(1);
    assertThat(sessions.get(0).get("status").asText()).isEqualTo("ACTIVE");
    assertThat(sessions.get(1).get("short_id").asText()).isEqualTo(first);
    assertThat(sessions.get(1).get("photo_count").asInt()).isZero();
  }

  @Test
  void listsProductsThatHaveImages() throws Exception {
    var product = "/dashboard/api/v1/trade-items/" + packshot.access().organization();
    var images = product + "/00012345678905/images";
    var photo = CameraPhoto.twelveMegapixels().withSize(320, 240).jpeg();
    assertThat(product("00012345678905")).isEmpty();
    client.addImage(images, photo, false);
    assertThat(product("00012345678905").orElseThrow().get("primary").isNull()).isTrue();
    var primary = client.addImage(images, photo, true).get("id");
    var listed = product("00012345678905").orElseThrow();
    assertThat(listed.get("total_count").asInt()).isEqualTo(2);
    assertThat(listed.get("primary")).isEqualTo(primary);
    client.call("DELETE", images + "/" + primary.asText(), "");
    assertThat(product("00012345678905").orElseThrow().get("total_count").asInt()).isEqualTo(1);
  }

  private static Optional<JsonNode> product(String gtin) throws Exception {
    var products = json("/local/contents").get("products");
    return StreamSupport.stream(products.spliterator(), false)
        .filter(product -> product.get("gtin").asText().equals(gtin))
        .findAny();
  }

  @ParameterizedTest
  @CsvSource({"/, evil.example", "/local/run, evil.example:8080", "/local/contents, 127.0.0.2"})
  void rejectsForeignHostNames(String path, String host) throws Exception {
    assertThat(statusFor(path, "Host: " + host)).isEqualTo(403);
    assertThat(statusFor(path, "Host: localhost:8080")).isEqualTo(200);
    assertThat(statusFor(path, "Host: [::1]")).isEqualTo(200);
  }

  @Test
  void rejectsRequestsOfOtherPages() throws Exception {
    assertThat(statusFor("/local/run", "Host: 127.0.0.1\r\nSec-Fetch-Site: cross-site"))
        .isEqualTo(403);
    assertThat(statusFor("/local/run", "Host: 127.0.0.1\r\nSec-Fetch-Site: same-site"))
        .isEqualTo(403);
    assertThat(statusFor("/local/run", "Host: 127.0.0.1\r\nSec-Fetch-Site: same-origin"))
        .isEqualTo(200);
    assertThat(get("/local/run").headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void leavesOtherPathsToTheApi() throws Exception {
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(get("/local/nothing").statusCode()).isEqualTo(404);
    var posted = client.call("POST", "/", "{}");
    assertThat(posted.statusCode()).isEqualTo(404);
    assertThat(posted.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(packshot.url().resolve(path)).build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static JsonNode json(String path) throws Exception {
    return JSON.readTree(get(path).body());
  }

  /** Sends a request over a socket, because Java's HTTP client sets the Host header itself. */
  private static int statusFor(String path, String headers) throws IOException {
    var request = "GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), packshot.url().getPort())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      var response = new String(socket.getInputStream().readAllBytes(), UTF_8);
      return Integer.parseInt(response.split(" ", 3)[1]);
    }
  }

  private static String hash(String page, String tag) {
    var matcher = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL).matcher(page);
    assertThat(matcher.find()).isTrue();
    return "sha256-" + Sha256.base64(matcher.group(1));
  }
}
