package dev.packshot.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.cli.ApiClient;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** The steps of the demo, each printed with its duration. */
final class DemoScenario {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final String CLIENT_ID = "the photo of make demo";
  private static final long VERDICT_TIMEOUT_SECONDS = 60;
  private static final long MAX_PAUSE_MILLIS = 1_000;

  private final ApiClient client;
  private final DemoPhoto photo;
  private final PrintStream out;

  DemoScenario(ApiClient client, DemoPhoto photo, PrintStream out) {
    this.client = client;
    this.photo = photo;
    this.out = out;
  }

  /** Runs all steps and returns the photo as shown in the session. */
  JsonNode run() {
    var session = step("open a session", this::open, DemoScenario::shortId);
    var path = SESSIONS + "/" + shortId(session);
    var promised = step("promise a photo", () -> promise(path), json -> text(json, "s3_key"));
    step("post it to S3", () -> post(promised.path("upload")), json -> "");
    step("wait for the verdict", () -> awaitVerdict(path), json -> text(json, "state"));
    var id = text(promised, "photo_short_id");
    step("reclassify it", () -> reclassify(path, id), json -> text(json, "photo_type"));
    var read = step("read the session", () -> client.get(path), DemoScenario::shortId);
    var result = find(read, id);
    check(result);
    return result;
  }

  private JsonNode open() {
    var body = JSON.createObjectNode();
    body.putObject("metadata").put("source", "make demo");
    return client.send("POST", SESSIONS, body);
  }

  /** Promises the photo, or asks what has become of it: the request is the same. */
  private JsonNode promise(String path) {
    var body = JSON.createObjectNode();
    body.putArray("uploads")
        .addObject()
        .put("client_id", CLIENT_ID)
        .put("photo_type", "front")
        .put("original_filename", photo.name())
        .put("file_size", photo.bytes().length)
        .put("sha256", photo.sha256());
    var answer = client.send("POST", path + "/uploads", body).at("/uploads/0");
    if (text(answer, "next").equals("give_up")) {
      throw new DemoException(text(answer, "state") + ": " + text(answer, "reason"));
    }
    return answer;
  }

  private JsonNode post(JsonNode upload) {
    var form = new UploadForm(upload.path("fields"), photo);
    var body = new ProgressPublisher(BodyPublishers.ofByteArray(form.bytes()), this::showProgress);
    client.upload(text(upload, "url"), form.contentType(), body);
    return upload;
  }

  private JsonNode awaitVerdict(String path) {
    long end = System.nanoTime() + VERDICT_TIMEOUT_SECONDS * 1_000_000_000L;
    for (long pause = 100; System.nanoTime() < end; pause = Math.min(2 * pause, MAX_PAUSE_MILLIS)) {
      var answer = promise(path);
      if (text(answer, "next").equals("done")) {
        return answer;
      }
      sleep(pause);
    }
    throw new DemoException("no verdict within " + VERDICT_TIMEOUT_SECONDS + " seconds.");
  }

  private JsonNode reclassify(String path, String id) {
    ObjectNode body = JSON.createObjectNode().put("photo_type", "back");
    body.putObject("metadata").put("reclassified_by", "make demo");
    return client.send("PATCH", path + "/photos/" + id, body);
  }

  private void check(JsonNode result) {
    require(text(result, "upload_status").equals("ready"), "the photo is not ready", result);
    require(text(result, "photo_type").equals("back"), "the photo was not reclassified", result);
    require(
        text(result, "sha256").equals(photo.sha256()),
        "the sha256 differs from the file's",
        result);
    photo
        .pixels()
        .ifPresent(
            expected ->
                require(expected.equals(pixels(result)), "the size is not " + expected, result));
  }

  static DemoPhoto.Pixels pixels(JsonNode result) {
    return new DemoPhoto.Pixels(result.path("width").asInt(), result.path("height").asInt());
  }

  private static void require(boolean condition, String message, JsonNode result) {
    if (!condition) {
      throw new DemoException(message + ":\n" + result.toPrettyString());
    }
  }

  private static JsonNode find(JsonNode session, String photoId) {
    for (var listed : session.path("product_photos")) {
      if (shortId(listed).equals(photoId)) {
        return listed;
      }
    }
    throw new DemoException("the session does not contain the photo:\n" + session.toPrettyString());
  }

  private static String shortId(JsonNode json) {
    return text(json, "short_id");
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asText();
  }

  private JsonNode step(String name, Supplier<JsonNode> action, Function<JsonNode, String> detail) {
    out.printf(Locale.ROOT, "  %-22s", name);
    out.flush();
    long start = System.nanoTime();
    var result = action.get();
    out.printf(
        Locale.ROOT, "%6d ms  %s%n", (System.nanoTime() - start) / 1_000_000, detail.apply(result));
    return result;
  }

  private void showProgress(int percent) {
    out.print(percent + "% ");
    out.flush();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted.");
    }
  }
}
