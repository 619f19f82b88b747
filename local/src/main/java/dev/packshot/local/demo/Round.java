package dev.packshot.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;

/** The steps of one photo, each told with its time. */
final class Round {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final long VERDICT_SECONDS = 60;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final DemoClient client;
  private final DemoPhoto photo;
  private final PrintStream out;

  Round(DemoClient client, DemoPhoto photo, PrintStream out) {
    this.client = client;
    this.photo = photo;
    this.out = out;
  }

  /** Goes round and returns the photo as the session shows it in the end. */
  JsonNode go() {
    var session = step("open a session", this::open, Round::shortId);
    var path = SESSIONS + "/" + shortId(session);
    var upload = step("ask for an upload", () -> presign(path), u -> text(u, "s3_key"));
    step("post the photo to S3", () -> post(upload), u -> "");
    var registered = step("register the photo", () -> register(path, upload), Round::shortId);
    var id = shortId(registered);
    step("wait for the verdict", () -> awaitVerdict(path, id), p -> text(p, "upload_status"));
    step("reclassify it", () -> reclassify(path, id), p -> text(p, "photo_type"));
    var shown = step("show the session", () -> client.get(path), Round::shortId);
    return checked(find(shown, id));
  }

  private JsonNode open() {
    var body = JSON.createObjectNode();
    body.putObject("metadata").put("source", "make demo");
    return client.send("POST", SESSIONS, body);
  }

  private JsonNode presign(String path) {
    var name = URLEncoder.encode(photo.name(), StandardCharsets.UTF_8);
    return client.get(path + "/presigned-upload-url?photo_type=front&original_filename=" + name);
  }

  private JsonNode post(JsonNode upload) {
    var form = new UploadForm(upload.path("upload_fields"), photo);
    var body = new Progress(BodyPublishers.ofByteArray(form.bytes()), this::showProgress);
    client.upload(text(upload, "upload_url"), form.contentType(), body);
    return upload;
  }

  private JsonNode register(String path, JsonNode upload) {
    return client.send(
        "POST",
        path + "/photos",
        JSON.createObjectNode()
            .put("s3_key", text(upload, "s3_key"))
            .put("photo_type", "front")
            .put("original_filename", photo.name())
            .put("file_size", photo.bytes().length));
  }

  private JsonNode awaitVerdict(String path, String id) {
    long end = System.nanoTime() + VERDICT_SECONDS * 1_000_000_000L;
    for (long pause = 100;
        System.nanoTime() < end;
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
      var found = find(client.get(path), id);
      switch (text(found, "upload_status")) {
        case "ready" -> {
          return found;
        }
        case "rejected" -> throw new DemoFailed("rejected: " + text(found, "rejection_reason"));
        default -> sleep(pause);
      }
    }
    throw new DemoFailed("no verdict within " + VERDICT_SECONDS + " seconds.");
  }

  private JsonNode reclassify(String path, String id) {
    ObjectNode body = JSON.createObjectNode().put("photo_type", "back");
    body.putObject("metadata").put("reclassified_by", "make demo");
    return client.send("PATCH", path + "/photos/" + id, body);
  }

  private JsonNode checked(JsonNode shown) {
    require(text(shown, "upload_status").equals("ready"), "the photo is not ready", shown);
    require(text(shown, "photo_type").equals("back"), "the photo was not reclassified", shown);
    require(text(shown, "sha256").equals(photo.sha256()), "the sha256 is not the file's", shown);
    photo.pixels().ifPresent(p -> require(p.equals(pixels(shown)), "the size is not " + p, shown));
    return shown;
  }

  static DemoPhoto.Pixels pixels(JsonNode shown) {
    return new DemoPhoto.Pixels(shown.path("width").asInt(), shown.path("height").asInt());
  }

  private static void require(boolean holds, String otherwise, JsonNode shown) {
    if (!holds) {
      throw new DemoFailed(otherwise + ":\n" + shown.toPrettyString());
    }
  }

  private static JsonNode find(JsonNode session, String photoId) {
    for (var shown : session.path("product_photos")) {
      if (shortId(shown).equals(photoId)) {
        return shown;
      }
    }
    throw new DemoFailed("the session does not show the photo:\n" + session.toPrettyString());
  }

  private static String shortId(JsonNode thing) {
    return text(thing, "short_id");
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asText();
  }

  private JsonNode step(String name, Supplier<JsonNode> work, Function<JsonNode, String> told) {
    out.printf("  %-22s", name);
    out.flush();
    long start = System.nanoTime();
    var result = work.get();
    out.printf("%6d ms  %s%n", (System.nanoTime() - start) / 1_000_000, told.apply(result));
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
      throw new DemoFailed("interrupted.");
    }
  }
}
