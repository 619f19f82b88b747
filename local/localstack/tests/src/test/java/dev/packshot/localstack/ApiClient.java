package dev.packshot.localstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A client of the API. */
record ApiClient(String url, String key) {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpResponse<String> tryToOpenSession() {
    return send("POST", SESSIONS);
  }

  HttpResponse<String> contract() {
    return send("GET", "/openapi.json");
  }

  String openSession() {
    return expect(201, tryToOpenSession()).path("short_id").asText();
  }

  /** Requests an upload and returns its key. */
  String objectKey(String session) {
    return expect(200, send("GET", SESSIONS + "/" + session + "/presigned-upload-url"))
        .path("s3_key")
        .asText();
  }

  JsonNode readSession(String session) {
    return expect(200, send("GET", SESSIONS + "/" + session));
  }

  /** Returns the photos of a session by key. */
  Map<String, JsonNode> photos(String session) {
    var photos = new TreeMap<String, JsonNode>();
    readSession(session)
        .path("product_photos")
        .forEach(photo -> photos.put(photo.path("s3_key").asText(), photo));
    return photos;
  }

  /** Returns the number of photos of a session that are ready. */
  long countReady(String session) {
    return photos(session).values().stream()
        .filter(photo -> photo.path("upload_status").asText().equals("ready"))
        .count();
  }

  private static JsonNode expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return parse(response.body());
  }

  static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(body, e);
    }
  }

  private HttpResponse<String> send(String method, String path) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(60))
            .header("X-API-Key", key)
            .method(method, BodyPublishers.noBody())
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
