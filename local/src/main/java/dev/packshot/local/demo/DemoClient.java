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

/** HTTP and JSON as any client speaks them; what is not a success is {@link DemoFailed}. */
final class DemoClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    return api("GET", path, BodyPublishers.noBody());
  }

  JsonNode send(String method, String path, JsonNode body) {
    return api(method, path, BodyPublishers.ofString(body.toString()));
  }

  /** Posts a form to S3, where no key of Packshot's is sent. */
  void upload(String address, String contentType, BodyPublisher body) {
    exchange(request(address).header("Content-Type", contentType).method("POST", body));
  }

  private JsonNode api(String method, String path, BodyPublisher body) {
    var request =
        request(url + path)
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .method(method, body);
    return parsed(exchange(request).body());
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
  }

  private HttpResponse<String> exchange(HttpRequest.Builder builder) {
    var request = builder.build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new DemoFailed("refused with " + response.statusCode() + ":\n" + pretty(response));
      }
      return response;
    } catch (IOException e) {
      throw new DemoFailed("no answer from " + origin(request.uri()) + " (" + e + ").");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailed("interrupted.");
    }
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new DemoFailed("the answer is no JSON: " + body);
    }
  }

  private static String pretty(HttpResponse<String> response) {
    try {
      var json = JSON.readTree(response.body());
      return json instanceof MissingNode ? "" : json.toPrettyString();
    } catch (JsonProcessingException xml) {
      return response.body();
    }
  }
}
