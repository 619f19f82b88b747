package dev.packshot.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of Packshot's API and S3. Every failure is a {@link DemoException}. */
final class DemoClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String url;
  private final String key;

  DemoClient(String url, String key) {
    this.url = url;
    this.key = key;
  }

  JsonNode get(String path) {
    return call("GET", path, BodyPublishers.noBody());
  }

  JsonNode send(String method, String path, JsonNode body) {
    return call(method, path, BodyPublishers.ofString(body.toString()));
  }

  /** Posts a form to S3, without the API key. */
  void upload(String url, String contentType, BodyPublisher body) {
    exchange(request(url).header("Content-Type", contentType).method("POST", body));
  }

  private JsonNode call(String method, String path, BodyPublisher body) {
    var request =
        request(url + path)
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .method(method, body);
    return parse(exchange(request).body());
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
  }

  private HttpResponse<String> exchange(HttpRequest.Builder builder) {
    var request = builder.build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new DemoException("refused with " + response.statusCode() + ":\n" + pretty(response));
      }
      return response;
    } catch (IOException e) {
      throw new DemoException("no response from " + origin(request.uri()) + " (" + e + ").");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted.");
    }
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new DemoException("the response is not JSON: " + body);
    }
  }

  private static String pretty(HttpResponse<String> response) {
    try {
      var json = JSON.readTree(response.body());
      return json instanceof MissingNode ? "" : json.toPrettyString();
    } catch (JsonProcessingException notJson) {
      return response.body();
    }
  }
}
