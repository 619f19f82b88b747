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
  private static final String NAME = "/images/2JZrkH7dUuTn4gYw9sKxQe/0123456789abcdef-800.jpg";
  private static final String CACHING = "public, max-age=31536000, s-maxage=3600, immutable";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private EmbeddedS3 s3;
  private Gateway gateway;

  @BeforeEach
  void start() throws IOException {
    s3 = EmbeddedS3.in(folder).bucket("photos").start();
    put("public" + NAME, "image/jpeg");
    serve("photos");
  }

  private void serve(String bucket) throws IOException {
    var unused = new LocalFunction("unused", (in, out, context) -> {}, line -> {});
    gateway = Gateway.start(0, List.of(), unused, line -> {}, Clock.systemUTC());
    gateway.serve("/media/", new PublicPictures(s3.client(), bucket));
  }

  @AfterEach
  void stop() {
    gateway.close();
    s3.close();
  }

  @Test
  void areServedAsCloudFrontServesThem() throws Exception {
    var answer = ask("GET", "/media" + NAME, "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("picture");
    assertThat(header(answer, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(header(answer, "Cache-Control")).isEqualTo(CACHING);
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
  }

  @Test
  void areNotSentTwice() throws Exception {
    var tag = header(ask("GET", "/media" + NAME, ""), "ETag");
    var again = ask("GET", "/media" + NAME, tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "Cache-Control")).isEqualTo(CACHING);
    assertThat(ask("GET", "/media" + NAME, "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void areToldOfWithoutBeingSent() throws Exception {
    var head = ask("HEAD", "/media" + NAME, "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo("7");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void areSavedAndNotShownWhereTheirTypeCouldRun() throws Exception {
    put("public" + NAME, "image/svg+xml");
    assertThat(header(ask("GET", "/media" + NAME, ""), "Content-Disposition"))
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
  void areAllThatIsThere(String path) throws Exception {
    put("products/secret.jpg", "image/jpeg");
    put("public/images/x", "image/jpeg");
    var answer = raw(path);
    assertThat(answer).startsWith("HTTP/1.1 404").contains("nosniff").doesNotContain("picture");
  }

  @Test
  void changeForNobody() throws Exception {
    for (var method : List.of("PUT", "DELETE", "POST")) {
      assertThat(ask(method, "/media" + NAME, "").statusCode()).isEqualTo(403);
    }
    assertThat(ask("GET", "/media" + NAME, "").statusCode()).isEqualTo(200);
  }

  @Test
  void areNotSaidToBeGoneWhereTheBucketDoesNotAnswer() throws Exception {
    gateway.close();
    serve("another-bucket");
    assertThat(ask("GET", "/media" + NAME, "").statusCode()).isEqualTo(503);
  }

  private void put(String key, String type) {
    s3.client()
        .putObject(
            put -> put.bucket("photos").key(key).contentType(type).cacheControl(CACHING),
            RequestBody.fromString("picture"));
  }

  private HttpResponse<String> ask(String method, String path, String tag) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(gateway.address() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** The answer to a path that no client library has tidied. */
  private String raw(String path) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.address().getPort())) {
      var request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
