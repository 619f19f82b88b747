package dev.packshot.snapshot;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.graph.Settings;
import dev.packshot.json.JsonWriter;
import dev.packshot.lambda.DryRun;
import dev.packshot.lambda.Practice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event for a handler to practise on: it goes all the way to AWS, with a key or an object that
 * cannot be, so that it changes nothing and is counted nowhere. What lies behind the refusal is
 * practised after it, step by step.
 */
final class Priming {
  /** Its checksum is right, and no chance ever gave 32 zeros. */
  static final String KEY = "csb_00000000000000000000000000000000_a0f292d0";

  private static final String ID = "2222222222222222222222";
  private static final String GTIN = "00000000000000";
  private static final String PHOTO = "2JK8Z5fYb3dK6BYeZkNsab";
  static final String OBJECT = "scanner/photos/2026/01/" + ID + "/other/" + PHOTO + ".jpg";

  private static final Map<String, String> HEADERS =
      Map.of("Host", "localhost", "Content-Type", "application/json", "X-API-Key", KEY);

  /** Good for every route that reads a body. */
  private static final String BODY =
      "{\"photo_type\":\"other\",\"title\":\"-\",\"metadata\":{\"-\":\"-\"},\"s3_key\":\""
          + OBJECT
          + "\",\"photo_short_id\":\""
          + ID
          + "\"}";

  private static final String CREATED =
      """
      {"Records":[{"eventName":"ObjectCreated:Post",\
      "s3":{"bucket":{"name":"%s"},"object":{"key":"%s","sequencer":"0"}}}]}""";

  private final Optional<byte[]> event;
  private final List<Practice.Step> steps;
  private final boolean dry;

  private Priming(Optional<byte[]> event, List<Practice.Step> steps, boolean dry) {
    this.event = event;
    this.steps = steps;
    this.dry = dry;
  }

  /** For a handler whose every run does real work. */
  static Priming none() {
    return new Priming(Optional.empty(), List.of(), false);
  }

  static Priming of(Route route) {
    return of(route.method(), route.path(), Practice.of(route), DryRun.suits(route));
  }

  static Priming of(String method, String path) {
    return of(method, path, List.of(), false);
  }

  private static Priming of(String method, String path, List<Practice.Step> steps, boolean dry) {
    var parameters = new HashMap<String, String>();
    for (var step : path.split("/", -1)) {
      if (step.startsWith("{")) {
        var name = step.substring(1, step.length() - 1);
        parameters.put(name, Map.of("gtin", GTIN, "photo_id", PHOTO).getOrDefault(name, ID));
      }
    }
    return of(
        JsonWriter.object(
            json ->
                json.field("httpMethod", method)
                    .field("path", path.replaceAll("\\{[a-z_]+}", ID))
                    .field("pathParameters", parameters)
                    .field("headers", HEADERS)
                    .object("requestContext", it -> it.field("identity", Map.of("sourceIp", "-")))
                    .field("body", BODY)),
        steps,
        dry);
  }

  /** One message about an object that is not there. */
  static Priming ofUpload() {
    return ofUpload(new Settings(System.getenv()).bucket());
  }

  static Priming ofUpload(String bucket) {
    var told = String.format(CREATED, bucket, OBJECT);
    return of(
        JsonWriter.object(
            json ->
                json.array(
                    "Records",
                    List.of(told),
                    (record, body) -> record.field("messageId", "rehearsal").field("body", body))),
        Practice.ofUpload(),
        false);
  }

  /** Has a handler practise; whatever comes of it, the function starts. */
  void run(AppComponent app, RequestStreamHandler handler) {
    event.ifPresent(bytes -> run(app, graph -> handle(handler, bytes)));
    steps.forEach(step -> run(app, step));
  }

  /** Has a handler run through its whole route, over a graph with a double of the table. */
  void runDry(AppComponent app, RequestStreamHandler handler) {
    event
        .filter(present -> dry)
        .ifPresent(bytes -> run(app, graph -> DryRun.on(graph, () -> handle(handler, bytes))));
  }

  private static void handle(RequestStreamHandler handler, byte[] event) throws IOException {
    handler.handleRequest(
        new ByteArrayInputStream(event), OutputStream.nullOutputStream(), new PrimingContext());
  }

  private static void run(AppComponent app, Practice.Step step) {
    try {
      step.take(app);
    } catch (IOException | RuntimeException failed) {
      LambdaRuntime.getLogger().log("The rehearsal failed: " + failed + "\n");
    }
  }

  private static Priming of(String event, List<Practice.Step> steps, boolean dry) {
    return new Priming(Optional.of(event.getBytes(StandardCharsets.UTF_8)), steps, dry);
  }
}
