package dev.packshot.local.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** A client of one process of a local run. Each call throws if the process is killed meanwhile. */
final class Client {
  static final String SESSIONS = "/scanner/api/v1/sessions";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "packshot-torture";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String key;
  private final String organization;

  Client(Properties demo) {
    this.url = demo.getProperty("URL");
    this.key = demo.getProperty("KEY");
    this.organization = demo.getProperty("ORG");
  }

  String images(String gtin) {
    return "/dashboard/api/v1/trade-items/" + organization + "/" + gtin + "/images";
  }

  Answer get(String path) throws IOException {
    return send(api(path).GET());
  }

  Answer delete(String path) throws IOException {
    return send(api(path).DELETE());
  }

  Answer send(String method, String path, JsonNode body) throws IOException {
    return send(json(path).method(method, text(body)));
  }

  /** Runs a job of the local run at once. */
  void run(String job) throws IOException {
    var answer = send(request(url + job).POST(BodyPublishers.noBody()));
    if (!answer.isSuccess()) {
      throw new IOException(job + " was answered with " + answer.status());
    }
  }

  /** Sends a request that makes one thing only, however often it is repeated. */
  Answer create(String path, JsonNode body, String idempotencyKey) throws IOException {
    return send(json(path).header("Idempotency-Key", idempotencyKey).POST(text(body)));
  }

  /** Adds an image to a product. */
  Answer addImage(String gtin, byte[] file) throws IOException {
    return send(
        api(images(gtin)).header("Content-Type", type()).POST(form(Map.of(), "image", file)));
  }

  /** Posts a form to S3. */
  Answer upload(JsonNode upload, byte[] file) throws IOException {
    return send(
        request(upload.path("upload_url").asText())
            .header("Content-Type", type())
            .POST(form(fields(upload.path("upload_fields")), "file", file)));
  }

  /** Sends a file to S3 as the answer to a promise says. */
  Answer deliver(JsonNode upload, byte[] file) throws IOException {
    var request = request(upload.path("url").asText());
    if (upload.path("method").asText().equals("PUT")) {
      fields(upload.path("headers")).forEach(request::header);
      return send(request.PUT(BodyPublishers.ofByteArray(file)));
    }
    var form = form(fields(upload.path("fields")), "file", file);
    return send(request.header("Content-Type", type()).POST(form));
  }

  private HttpRequest.Builder json(String path) {
    return api(path).header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher text(JsonNode body) {
    return BodyPublishers.ofString(body.toString());
  }

  private HttpRequest.Builder api(String path) {
    return request(url + path).header("X-API-Key", key);
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(60));
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), parse(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static String type() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  private static HttpRequest.BodyPublisher form(
      Map<String, String> fields, String fileField, byte[] file) {
    var body = new ByteArrayOutputStream();
    fields.forEach((name, value) -> part(body, name, value.getBytes(UTF_8)));
    part(body, fileField, file);
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return BodyPublishers.ofByteArray(body.toByteArray());
  }

  private static void part(ByteArrayOutputStream form, String name, byte[] content) {
    var fileName = name.equals("file") || name.equals("image") ? "; filename=\"a.png\"" : "";
    var head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n";
    form.writeBytes(head.formatted(BOUNDARY, name, fileName).getBytes(UTF_8));
    form.writeBytes(content);
    form.writeBytes("\r\n".getBytes(UTF_8));
  }

  private static Map<String, String> fields(JsonNode json) {
    return JSON.convertValue(json, Fields.class);
  }

  /** Fields or headers by name. */
  private static final class Fields extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1;
  }
}
