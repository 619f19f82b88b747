package dev.packshot.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A client of the captures of one new session, and of the names of products. */
final class CaptureClient {
  static final String CAPTURES = "/scanner/api/v1/captures";
  private static final Set<String> ENDED = Set.of("COMPLETED", "NOT_FOUND", "FAILED");

  /** A deployment looks products up once a minute. */
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  private final Api api = new Api();
  private final String session = new ScannerClient().openSession();

  String session() {
    return session;
  }

  /** Adds a text that was scanned. */
  Response add(String rawValue) {
    return send(body(rawValue));
  }

  /** Returns the request to add a text that was scanned. */
  ObjectNode body(String rawValue) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("session_short_id", session)
        .put("capture_type", "BARCODE")
        .put("raw_value", rawValue);
  }

  Response send(JsonNode body) {
    return api.send(request(body));
  }

  /** Adds a capture with an {@code Idempotency-Key}. */
  Response send(JsonNode body, String key) {
    return api.send(request(body).header("Idempotency-Key", key));
  }

  private static Request request(JsonNode body) {
    return Request.of("POST", CAPTURES).json(body.toString());
  }

  /** Adds a picture of a code. */
  Response upload(byte[] file) {
    var form =
        ProductClient.form(
            CAPTURES + "/upload-image",
            ProductClient.part("session_short_id", "", session),
            ProductClient.part("image", "code.jpg", file));
    return api.send(form);
  }

  Response read(String capture) {
    return api.send(Request.of("GET", CAPTURES + "/" + capture));
  }

  Response retry(String capture) {
    return api.send(Request.of("POST", CAPTURES + "/" + capture + "/retry"));
  }

  /** Reads the status of the session. */
  Response status() {
    return api.send(statusRequest());
  }

  /** Reads the status of the session, unless its tag is this one. */
  Response status(String tag) {
    return api.send(statusRequest().header("If-None-Match", tag));
  }

  private Request statusRequest() {
    return Request.of("GET", ScannerClient.SESSIONS + "/" + session + "/status");
  }

  /** Gives a product a name. */
  Response name(String gtin, String name) {
    return api.send(nameRequest(gtin, name));
  }

  static Request nameRequest(String gtin, String name) {
    var path = "/dashboard/api/v1/trade-items/" + Target.current().requireOrganization();
    return Request.of("PUT", path + "/" + gtin)
        .json(JsonMapper.shared().createObjectNode().put("name", name).toString());
  }

  /** Reads the capture until its look-up has ended. */
  JsonNode awaitEnd(String capture) {
    var end = Instant.now().plus(TIMEOUT);
    while (Instant.now().isBefore(end)) {
      var found = read(capture).expect(200).json();
      if (ENDED.contains(found.path("status").asString())) {
        return found;
      }
      Api.sleep(1);
    }
    throw new AssertionError("timed out waiting for the look-up of capture " + capture);
  }
}
