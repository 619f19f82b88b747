package dev.packshot.bench.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A client that behaves like a scanning app. */
final class LoadCaller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final String BOUNDARY = "load-4b1d5f0c";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final String key;
  private final Tally tally;

  LoadCaller(URI address, String key, Tally tally) {
    this.address = address;
    this.key = key;
    this.tally = tally;
  }

  /**
   * Opens a session, uploads a photo, registers it and reads the session. An unexpected response is
   * in the tally and ends the scan.
   */
  void scan(byte[] photo) throws IOException, InterruptedException {
    var opened = send("open", "POST", SESSIONS, "{}");
    var session = opened.path("short_id").asText();
    if (session.isEmpty()) {
      return;
    }
    var path = SESSIONS + "/" + session;
    var form = send("presign", "GET", path + "/presigned-upload-url", "");
    var s3Key = form.path("s3_key").asText();
    if (s3Key.isEmpty() || !post(form, photo)) {
      return;
    }
    tally.addUpload(s3Key.substring(s3Key.lastIndexOf('/') + 1, s3Key.lastIndexOf('.')), session);
    send("register", "POST", path + "/photos", "{\"s3_key\":\"" + s3Key + "\"}");
    send("read", "GET", path, "");
  }

  /** Sends a request that counts against the rate limit and does nothing else. */
  HttpResponse<String> readMissingSession() throws IOException, InterruptedException {
    return http.send(
        request("GET", SESSIONS + "/2222222222222222222222", ""), BodyHandlers.ofString());
  }

  JsonNode readSession(String session) throws IOException, InterruptedException {
    return send("read", "GET", SESSIONS + "/" + session, "");
  }

  private JsonNode send(String step, String method, String path, String body)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    var response = http.send(request(method, path, body), BodyHandlers.ofString());
    tally.addResponse(step, response.statusCode(), System.nanoTime() - start);
    return response.statusCode() < 300 ? JSON.readTree(response.body()) : JSON.createObjectNode();
  }

  private HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(address.resolve(path))
        .header("X-API-Key", key)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body))
        .build();
  }

  private boolean post(JsonNode form, byte[] photo) throws IOException, InterruptedException {
    var body = new ByteArrayOutputStream();
    for (var field : form.path("upload_fields").properties()) {
      append(
          body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey());
      append(body, "\"\r\n\r\n" + field.getValue().asText() + "\r\n");
    }
    append(
        body,
        "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"");
    append(body, "\r\n\r\n");
    body.write(photo);
    append(body, "\r\n--" + BOUNDARY + "--\r\n");
    var request =
        HttpRequest.newBuilder(URI.create(form.path("upload_url").asText()))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    long start = System.nanoTime();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    tally.addResponse("upload", status, System.nanoTime() - start);
    return status == 201;
  }

  private static void append(ByteArrayOutputStream to, String text) {
    to.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
