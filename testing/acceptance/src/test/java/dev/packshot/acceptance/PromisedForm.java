package dev.packshot.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The way in which a promised file is to be sent. */
record PromisedForm(String method, String url, Map<String, String> entries) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Reads it from the answer to a promise. */
  static PromisedForm of(JsonNode answer) {
    var upload = answer.path("upload");
    var method = upload.path("method").asString();
    var entries = new LinkedHashMap<String, String>();
    upload
        .path(method.equals("PUT") ? "headers" : "fields")
        .properties()
        .forEach(entry -> entries.put(entry.getKey(), entry.getValue().asString()));
    return new PromisedForm(method, upload.path("url").asString(), entries);
  }

  /** Sends a file and returns the status. */
  int send(byte[] file) {
    return method.equals("PUT")
        ? put(file)
        : new UploadForm(url, entries, "").post(file).statusCode();
  }

  private int put(byte[] file) {
    var request = HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(file));
    entries.forEach(request::header);
    try {
      return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
