package dev.packshot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A client of the HTTP API and of S3 that waits and tries again when a limit is used up. Every
 * failure is a {@link CommandFailure}.
 */
public final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final int ATTEMPTS = 6;
  private static final int DEFAULT_WAIT_SECONDS = 1;
  private static final int TOO_MANY = 429;

  /** The headers that the JDK's client sets itself. */
  private static final Set<String> OWN_HEADERS = Set.of("host", "content-length");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String url;
  private final String key;

  /**
   * Creates a client.
   *
   * @param url the address of the API
   */
  public ApiClient(String url, String key) {
    this.url = url.replaceFirst("/$", "");
    this.key = key;
  }

  /** Returns the answer to a GET. */
  public JsonNode get(String path) {
    return json(call(path).GET());
  }

  JsonNode post(String path, JsonNode body) {
    return send("POST", path, body);
  }

  /** Sends JSON and returns the answer. */
  public JsonNode send(String method, String path, JsonNode body) {
    return json(
        call(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString())));
  }

  /** Posts a form to S3, without the API key. */
  public void upload(String formUrl, String contentType, BodyPublisher form) {
    var request = HttpRequest.newBuilder(URI.create(formUrl)).timeout(TIMEOUT);
    send(request.header("Content-Type", contentType).POST(form).build());
  }

  /** Posts JSON; of two posts with the same idempotency key, the second changes nothing. */
  JsonNode post(String path, JsonNode body, String idempotencyKey) {
    var content = BodyPublishers.ofString(body.toString());
    return post(path, "application/json", content, idempotencyKey);
  }

  /** Posts a form; of two posts with the same idempotency key, the second changes nothing. */
  JsonNode post(String path, String contentType, BodyPublisher form, String idempotencyKey) {
    return json(
        call(path)
            .header("Content-Type", contentType)
            .header("Idempotency-Key", idempotencyKey)
            .POST(form));
  }

  /** Puts a file to a signed URL, without the API key. */
  void put(String signedUrl, Map<String, String> headers, Path file) throws IOException {
    var request = HttpRequest.newBuilder(URI.create(signedUrl)).timeout(TIMEOUT);
    headers.forEach(
        (name, value) -> {
          if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            request.header(name, value);
          }
        });
    send(request.PUT(BodyPublishers.ofFile(file)).build());
  }

  private HttpRequest.Builder call(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT).header("X-API-Key", key);
  }

  private JsonNode json(HttpRequest.Builder request) {
    try {
      return JSON.readTree(send(request.build()).body());
    } catch (IOException e) {
      throw CommandFailure.unreachable(url + " does not answer as expected: " + e);
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    for (int attempt = 1; ; attempt++) {
      var response = exchange(request);
      int status = response.statusCode();
      if (status / 100 == 2) {
        return response;
      }
      if (attempt == ATTEMPTS || (status != TOO_MANY && status / 100 != 5)) {
        throw CommandFailure.refused(problem(response));
      }
      pause(waitSeconds(response));
    }
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw CommandFailure.unreachable(
          request.uri().getAuthority() + " does not answer (" + e + ").");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.unreachable("Interrupted.");
    }
  }

  private static int waitSeconds(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,4}"))
        .map(Integer::valueOf)
        .orElse(DEFAULT_WAIT_SECONDS);
  }

  static void pause(int seconds) {
    LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
  }

  /** Returns the detail of a problem document, with its invalid fields, or else the status. */
  private static String problem(HttpResponse<String> response) {
    try {
      var json = JSON.readTree(response.body());
      var detail = json.path("detail").asText("");
      var errors = json.path("errors");
      return "Refused with "
          + response.statusCode()
          + ": "
          + detail
          + (errors.size() > 1 ? " " + errors : "");
    } catch (IOException notJson) {
      return "Refused with " + response.statusCode() + " by " + response.uri().getAuthority() + ".";
    }
  }
}
