package dev.packshot.bench.inprocess;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.auth.ApiKey;
import dev.packshot.devkit.InvocationContext;
import dev.packshot.lambda.AddImageHandler;
import dev.packshot.lambda.CreateCaptureHandler;
import dev.packshot.lambda.CreateSessionHandler;
import dev.packshot.lambda.GetSessionHandler;
import dev.packshot.lambda.GetSessionStatusHandler;
import dev.packshot.lambda.ListImagesHandler;
import dev.packshot.lambda.ListPhotosHandler;
import dev.packshot.lambda.PresignUploadHandler;
import dev.packshot.lambda.UploadedObjectHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A measurement of the cost of requests as the stored data grows. The arguments are a folder with
 * an event per route, a key, a session with a photo, the key's organization, and the maximum number
 * of sessions and of keys to store. The program prints a line of JSON per point.
 */
public final class Growth {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int[] PHOTOS = {1, 10, 50, 100, 250, 500};
  private static final int[] CAPTURES = {1, 10, 100, 1_000};
  private static final int[] IMAGES = {1, 10, 50, 100, 250};
  private static final int PAGE = 100;
  private static final String PRODUCT = "00012345678905";
  private static final int[] COUNTS = {10, 100, 1_000, 10_000, 100_000};
  private static final int WARM_UP = 300;
  private static final int CALLS = 60;

  private final BulkItems items = new BulkItems();
  private final AtomicReference<String> logLine = new AtomicReference<>("");
  private final Context context = new InvocationContext("bench", logLine::set);
  private final RequestStreamHandler create = new CreateSessionHandler();
  private final RequestStreamHandler get = new GetSessionHandler();
  private final RequestStreamHandler status = new GetSessionStatusHandler();
  private final RequestStreamHandler photos = new ListPhotosHandler();
  private final RequestStreamHandler capture = new CreateCaptureHandler();
  private final RequestStreamHandler presign = new PresignUploadHandler();
  private final RequestStreamHandler add = new AddImageHandler();
  private final RequestStreamHandler list = new ListImagesHandler();
  private final Path events;
  private final String key;
  private final String session;

  private Growth(Path events, String key, String session) {
    this.events = events;
    this.key = key;
    this.session = session;
  }

  public static void main(String[] args) throws Exception {
    var growth = new Growth(Path.of(args[0]), args[1], args[2]);
    growth.judgePhoto();
    growth.warmUp();
    growth.growPhotos();
    growth.growCaptures();
    growth.growImages(args[3]);
    growth.growSessions(Integer.parseInt(args[4]));
    growth.growKeys(Integer.parseInt(args[5]));
    System.exit(0);
  }

  /** Makes the photo of the session a ready one, which has pictures and URLs. */
  private void judgePhoto() throws IOException {
    var event = event("uploaded_object").getBytes(StandardCharsets.UTF_8);
    var failures = new ByteArrayOutputStream();
    new UploadedObjectHandler().handleRequest(new ByteArrayInputStream(event), failures, context);
    if (!logLine.get().contains("\"accepted\"")) {
      throw new IllegalStateException(logLine.get());
    }
  }

  private void warmUp() throws Exception {
    for (int call = 0; call < WARM_UP; call++) {
      invoke(create, event("create_session"));
      invoke(get, event("get_session"));
      invoke(status, event("get_status"));
      invoke(photos, event("list_photos"));
      invoke(presign, event("presign_upload"));
    }
  }

  private void growPhotos() throws Exception {
    var template = items.template("SESSION#" + session, "PHOTO#");
    for (int count : PHOTOS) {
      var id = newSession();
      items.putPhotos(template, id, count);
      var axis = "photos in a session";
      measurePoint(axis, count, "GET session", count, get, event("get_session", id));
      measurePoint(axis, count, "GET status", count, status, event("get_status", id));
      var page = event("list_photos", id);
      measurePoint(axis, count, "GET photos", Math.min(count, PAGE), photos, page);
    }
  }

  private void growCaptures() throws Exception {
    invoke(capture, event("create_capture"));
    var template = items.template("SESSION#" + session, "CAPTURE#");
    for (int count : CAPTURES) {
      var id = newSession();
      items.putCaptures(template, id, count);
      var axis = "captures in a session";
      measurePoint(axis, count, "GET status", count, status, event("get_status", id));
    }
  }

  private String newSession() throws IOException {
    var body = invoke(create, event("create_session")).get("body").asText();
    return JSON.readTree(body).get("short_id").asText();
  }

  private void growImages(String organization) throws Exception {
    invoke(add, event("add_image"));
    var template = items.template("PRODUCT#" + organization + "#" + PRODUCT, "IMAGE#");
    int stored = 1;
    for (int count : IMAGES) {
      items.putImages(template, count - stored);
      stored = count;
      var returned = Math.min(count, PAGE);
      measurePoint(
          "images of a product", count, "GET images", returned, list, event("list_images"));
    }
  }

  private void growSessions(int max) throws Exception {
    var template = items.template("SESSION#" + session, "SESSION");
    int stored = 0;
    for (int count : COUNTS) {
      if (count > max) {
        return;
      }
      items.putSessions(template, count - stored);
      stored = count;
      measurePoint(
          "sessions of an organization",
          count,
          "POST sessions",
          1,
          create,
          event("create_session"));
      measurePoint(
          "sessions of an organization", count, "GET session", 1, get, event("get_session"));
    }
  }

  private void growKeys(int max) throws Exception {
    var template = items.template("KEY#" + ApiKey.parse(key).orElseThrow().hash(), "KEY");
    int stored = 1;
    for (int count : COUNTS) {
      if (count > max) {
        return;
      }
      items.putKeys(template, count - stored);
      stored = count;
      measurePoint("keys", count, "presign", 1, presign, event("presign_upload"));
    }
  }

  private void measurePoint(
      String axis,
      int count,
      String route,
      int returned,
      RequestStreamHandler handler,
      String event)
      throws Exception {
    var bytes = invoke(handler, event).get("body").asText().length();
    var logged = JSON.readTree(logLine.get());
    var cost = Cost.of(Collections.nCopies(CALLS, () -> invoke(handler, event)));
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("axis", axis);
    point.put("stored", count);
    point.put("route", route);
    point.put("returned", returned);
    point.put("p50_micros", cost.p50Micros());
    point.put("response_bytes", bytes);
    point.put("read_units", logged.get("read_units").asDouble());
    point.put("write_units", logged.get("write_units").asDouble());
    point.put("calls", logged.get("table_calls").asInt());
    System.out.println(JSON.writeValueAsString(point));
  }

  private String event(String route) throws IOException {
    return Files.readString(events.resolve(route + ".json"));
  }

  private String event(String route, String otherSession) throws IOException {
    return event(route).replace(session, otherSession);
  }

  private JsonNode invoke(RequestStreamHandler handler, String event) throws IOException {
    var output = new ByteArrayOutputStream();
    var bytes = event.getBytes(StandardCharsets.UTF_8);
    handler.handleRequest(new ByteArrayInputStream(bytes), output, context);
    var response = JSON.readTree(output.toByteArray());
    if (response.get("statusCode").asInt() >= 300) {
      throw new IllegalStateException(response.toString());
    }
    return response;
  }
}
