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

/** A client of the API, wherever it runs. */
record Packshot(String url, String key) {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpResponse<String> tryToOpen() {
    return send("POST", SESSIONS);
  }

  String open() {
    return expect(201, tryToOpen()).path("short_id").asText();
  }

  /** The key of an object that the session's policy lets in. */
  String objectKey(String session) {
    return expect(200, send("GET", SESSIONS + "/" + session + "/presigned-upload-url"))
        .path("s3_key")
        .asText();
  }

  JsonNode read(String session) {
    return expect(200, send("GET", SESSIONS + "/" + session));
  }

  /** What is known of each photo of the session, by its key. */
  Map<String, JsonNode> photos(String session) {
    var photos = new TreeMap<String, JsonNode>();
    read(session)
        .path("product_photos")
        .forEach(photo -> photos.put(photo.path("s3_key").asText(), photo));
    return photos;
  }

  /** How many photos of the session have been found good. */
  long ready(String session) {
    return photos(session).values().stream()
        .filter(photo -> photo.path("upload_status").asText().equals("ready"))
        .count();
  }

  private static JsonNode expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return parse(answer.body());
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
