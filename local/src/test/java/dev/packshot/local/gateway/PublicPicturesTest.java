package dev.packshot.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.local.function.LocalFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

@Timeout(60)
class PublicPicturesTest {
  private static final String PICTURE = "/images/2JZrkH7dUuTn4gYw9sKxQe/0123456789abcdef-800.jpg";
  private static final String CACHE_CONTROL = "public, max-age=31536000, s-maxage=3600, immutable";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private EmbeddedS3 s3;
  private Gateway gateway;

  @BeforeEach
  void start() throws IOException {
    s3 = EmbeddedS3.in(folder).bucket("photos").start();
    put("public" + PICTURE, "image/jpeg");
    serve("photos");
  }

  private void serve(String bucket) throws IOException {
    var unused = new LocalFunction("unused", (in, out, context) -> {}, line -> {});
    var pictures =
        Map.<String, LocalResource>of("/media/", new PublicPictures(s3.client(), bucket));
    var settings = new Site.Settings(List.of(), unused, pictures, call -> Map.of());
    gateway = Gateway.start(0, settings, line -> {}, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    gateway.close();
    s3.close();
  }

  @Test
  void servesAPictureWithTheHeadersOfCloudFront() throws Exception {
    var response = send("GET", "/media" + PICTURE, "");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("picture");
    assertThat(header(response, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(header(response, "Cache-Control")).isEqualTo(CACHE_CONTROL);
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(response, "Content-Security-Policy"))
        .isEqualTo("default-src 'none'; sandbox");
    assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
  }

  @Test
  void returnsNotModifiedForAKnownETag() throws Exception {
    var tag = header(send("GET", "/media" + PICTURE, ""), "ETag");
    var again = send("GET", "/media" + PICTURE, tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "Cache-Control")).isEqualTo(CACHE_CONTROL);
    assertThat(send("GET", "/media" + PICTURE, "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void answersHeadWithoutABody() throws Exception {
    var head = send("HEAD", "/media" + PICTURE, "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo("7");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void servesOtherTypesAsAttachments() throws Exception {
    put("public" + PICTURE, "image/svg+xml");
    assertThat(header(send("GET", "/media" + PICTURE, ""), "Content-Disposition"))
        .isEqualTo("attachment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/media/",
        "/media/images/",
        "/media/../products/secret.jpg",
        "/media/images/../../products/secret.jpg",
        "/media/images/%2e%2e/%2e%2e/products/secret.jpg",
        "/media/images/..%2f..%2fproducts/secret.jpg",
        "/media/products/secret.jpg",
        "/media/%69mages/2JZrkH7dUuTn4gYw9sKxQe/0123456789abcdef-800.jpg",
        "/media/images/2JZrkH7dUuTn4gYw9sKxQe/0123456789abcdef-400.jpg",
        "/media/images/2JZrkH7dUuTn4gYw9sKxQe/0123456789abcdef-800.jpg/",
        "/media//images/2JZrkH7dUuTn4gYw9sKxQe/0123456789abcdef-800.jpg"
      })
  void servesOnlyPictures(String path) throws Exception {
    put("products/secret.jpg", "image/jpeg");
    put("public/images/x", "image/jpeg");
    var response = sendRaw(path);
    assertThat(response).startsWith("HTTP/1.1 404").contains("nosniff").doesNotContain("picture");
  }

  @Test
  void rejectsOtherMethods() throws Exception {
    for (var method : List.of("PUT", "DELETE", "POST")) {
      assertThat(send(method, "/media" + PICTURE, "").statusCode()).isEqualTo(403);
    }
    assertThat(send("GET", "/media" + PICTURE, "").statusCode()).isEqualTo(200);
  }

  @Test
  void returnsUnavailableWhenTheBucketFails() throws Exception {
    gateway.close();
    serve("another-bucket");
    assertThat(send("GET", "/media" + PICTURE, "").statusCode()).isEqualTo(503);
  }

  private void put(String key, String type) {
    s3.client()
        .putObject(
            put -> put.bucket("photos").key(key).contentType(type).cacheControl(CACHE_CONTROL),
            RequestBody.fromString("picture"));
  }

  private HttpResponse<String> send(String method, String path, String tag) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(gateway.address() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** Sends a GET over a socket, because client libraries normalize paths. */
  private String sendRaw(String path) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.address().getPort())) {
      var request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
