package dev.packshot.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.store.PresignedPost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

/** A presigned POST with its file, which a test can change before it is sent. */
public final class UploadForm {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BOUNDARY = "7MA4YWxkTrZu0gW";

  private final String url;
  private final Map<String, String> fields;
  private final byte[] file;

  private UploadForm(String url, Map<String, String> fields, byte[] file) {
    this.url = url;
    this.fields = fields;
    this.file = file;
  }

  public static UploadForm of(PresignedPost post, byte[] file) {
    return of(post.url(), post.fields(), file);
  }

  public static UploadForm of(String url, Map<String, String> fields, byte[] file) {
    return new UploadForm(url, fields, file);
  }

  public String url() {
    return url;
  }

  public String field(String name) {
    return fields.get(name);
  }

  public UploadForm to(String otherUrl) {
    return new UploadForm(otherUrl, fields, file);
  }

  public UploadForm with(String field, String value) {
    var changed = new LinkedHashMap<>(fields);
    changed.put(field, value);
    return new UploadForm(url, changed, file);
  }

  public UploadForm without(String field) {
    var changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new UploadForm(url, changed, file);
  }

  public UploadForm with(byte[] otherFile) {
    return new UploadForm(url, fields, otherFile);
  }

  /** Sends the form and returns the status. */
  public int post() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(body())
            .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  private BodyPublisher body() {
    var head = new StringBuilder();
    fields.forEach(
        (name, value) ->
            head.append(partHead(name)).append("\r\n\r\n").append(value).append("\r\n"));
    head.append(partHead("file")).append("; filename=\"photo.jpg\"\r\n");
    head.append("Content-Type: image/jpeg\r\n\r\n");
    return BodyPublishers.concat(
        BodyPublishers.ofString(head.toString(), UTF_8),
        BodyPublishers.ofByteArray(file),
        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
  }

  private static String partHead(String name) {
    return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
  }
}
