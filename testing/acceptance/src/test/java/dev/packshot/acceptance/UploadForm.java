package dev.packshot.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A presigned form for S3, which tests can change. */
record UploadForm(String url, Map<String, String> fields, String key) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static UploadForm of(Response upload) {
    var fields = new LinkedHashMap<String, String>();
    upload
        .json()
        .path("upload_fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
    return new UploadForm(upload.text("upload_url"), fields, upload.text("s3_key"));
  }

  /** Returns the id of the photo in the key. */
  String photoId() {
    return key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('.'));
  }

  UploadForm with(String field, String value) {
    var changed = new LinkedHashMap<>(fields);
    changed.put(field, value);
    return new UploadForm(url, changed, key);
  }

  UploadForm without(String field) {
    var changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new UploadForm(url, changed, key);
  }

  /** Posts the fields and then the file. */
  HttpResponse<String> post(byte[] file) {
    return post(file, Map.of());
  }

  HttpResponse<String> post(byte[] file, Map<String, String> headers) {
    var boundary = "acceptance-" + UUID.randomUUID();
    var request =
        request()
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body(boundary, file)));
    headers.forEach(request::header);
    return send(request.build());
  }

  /** Sends the preflight request of a browser. */
  HttpResponse<String> preflight(String origin) {
    return send(
        request()
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .build());
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMinutes(5));
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("no response from S3 at " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private byte[] body(String boundary, byte[] file) {
    var body = new ByteArrayOutputStream();
    fields.forEach((name, value) -> write(body, part(boundary, name) + "\r\n" + value + "\r\n"));
    write(body, part(boundary, "file\"; filename=\"photo"));
    write(body, "Content-Type: application/octet-stream\r\n\r\n");
    body.writeBytes(file);
    write(body, "\r\n--" + boundary + "--\r\n");
    return body.toByteArray();
  }

  private static String part(String boundary, String name) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n";
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
