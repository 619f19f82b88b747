package dev.packshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An HTTP client of a running Packshot. */
final class TestClient {
  static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLLING_INTERVAL = Duration.ofMillis(300);
  private static final String BOUNDARY = "packshot-test-boundary";

  private final HttpClient http;
  private final String url;
  private final String key;

  TestClient(String url, String key) {
    this(url, key, HttpClient.newHttpClient());
  }

  TestClient(String url, String key, HttpClient http) {
    this.http = http;
    this.url = url;
    this.key = key;
  }

  HttpResponse<String> call(String method, String path, String body) {
    return send(
        request(URI.create(url + path))
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .method(method, body(body)));
  }

  /** Posts as a browser does for a page of another origin, and returns the status. */
  int postFromPage(String path) {
    return send(request(URI.create(url + path))
            .header("Origin", "https://example.com")
            .method("POST", body("")))
        .statusCode();
  }

  JsonNode json(String method, String path, String body) {
    return parseSuccess(call(method, path, body));
  }

  private static JsonNode parseSuccess(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return parse(response.body());
  }

  String openSession() {
    return json("POST", SESSIONS, "{}").path("short_id").asText();
  }

  JsonNode presign(String session) {
    return json("GET", SESSIONS + "/" + session + "/presigned-upload-url", "");
  }

  int upload(JsonNode upload, byte[] file) {
    var form = new ByteArrayOutputStream();
    upload
        .path("upload_fields")
        .properties()
        .forEach(f -> part(form, f.getKey(), f.getValue().asText().getBytes(UTF_8)));
    part(form, "file", file);
    form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return send(request(URI.create(upload.path("upload_url").asText()))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form.toByteArray())))
        .statusCode();
  }

  /** Adds an image to a product. */
  JsonNode addImage(String path, byte[] file, boolean isPrimary) {
    var form = new ByteArrayOutputStream();
    part(form, "image", file);
    part(form, "is_primary", Boolean.toString(isPrimary).getBytes(UTF_8));
    form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return parseSuccess(
        send(
            request(URI.create(url + path))
                .header("X-API-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))));
  }

  /** Waits for the verdict on the only photo of a session and returns the photo. */
  JsonNode awaitJudgedPhoto(String session) {
    return Polling.waitFor("the verdict", POLLING_INTERVAL, () -> findJudgedPhoto(session));
  }

  private Optional<JsonNode> findJudgedPhoto(String session) {
    var photo = json("GET", SESSIONS + "/" + session, "").at("/product_photos/0");
    return Optional.of(photo)
        .filter(p -> p.isObject() && !p.path("upload_status").asText().equals("pending"));
  }

  byte[] fetch(String signedUrl) {
    try {
      var answer = http.send(request(URI.create(signedUrl)).build(), BodyHandlers.ofByteArray());
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  HttpResponse<String> preflight(String path) {
    return send(
        request(URI.create(url + path))
            .headers("Origin", "https://shop.example", "Access-Control-Request-Method", "POST")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
  }

  private static BodyPublisher body(String text) {
    return text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text);
  }

  private static void part(ByteArrayOutputStream form, String name, byte[] content) {
    var head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n";
    form.writeBytes(head.formatted(BOUNDARY, name).getBytes(UTF_8));
    form.writeBytes(content);
    form.writeBytes("\r\n".getBytes(UTF_8));
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError(body, e);
    }
  }

  /** Returns the secret fields of an upload form. */
  static Map<String, String> secretFields(JsonNode upload) {
    return Map.of(
        "policy", upload.at("/upload_fields/policy").asText(),
        "signature", upload.at("/upload_fields/x-amz-signature").asText());
  }
}
