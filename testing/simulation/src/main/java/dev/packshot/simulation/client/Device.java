package dev.packshot.simulation.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import dev.packshot.simulation.api.Gateway;
import dev.packshot.simulation.api.UploadEndpoint;
import dev.packshot.simulation.fault.FaultKind;
import dev.packshot.simulation.fault.Faults;
import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.Scheduler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A device that sends requests with the key of an organization, and retries those that fail. */
public final class Device {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long HOUR = 3_600_000;
  private static final long LONGEST_ABSENCE = 72 * HOUR;
  private static final long FIRST_PAUSE = 500;

  private final Scheduler scheduler;
  private final Faults faults;
  private final Gateway gateway;
  private final UploadEndpoint endpoint;
  private final String organization;
  private final String key;
  private final int tries;

  /**
   * Creates a device.
   *
   * @param tries the number of times that a request is sent before the device gives up
   */
  public Device(
      Scheduler scheduler,
      Faults faults,
      Gateway gateway,
      UploadEndpoint endpoint,
      String organization,
      String key,
      int tries) {
    this.scheduler = scheduler;
    this.faults = faults;
    this.gateway = gateway;
    this.endpoint = endpoint;
    this.organization = organization;
    this.key = key;
    this.tries = tries;
  }

  Chance chance() {
    return scheduler.running().chance();
  }

  String name() {
    return scheduler.running().name() + "." + scheduler.running().nextCall();
  }

  /** Returns the API key in clear text. */
  public String key() {
    return key;
  }

  String organization() {
    return organization;
  }

  static ObjectNode json() {
    return JSON.createObjectNode();
  }

  void pause(long longestMillis) {
    waitFor(0, longestMillis);
  }

  void waitFor(long shortestMillis, long longestMillis) {
    scheduler.sleep(chance().between(shortestMillis, longestMillis));
  }

  /** Goes offline for a while, or dies, if the faults say so. */
  void mayVanish() {
    if (faults.happens(FaultKind.CLIENT_DIED)) {
      throw new ClientDied();
    }
    if (faults.happens(FaultKind.CLIENT_OFFLINE)) {
      scheduler.sleep(chance().between(HOUR, LONGEST_ABSENCE));
    }
  }

  /** Sends a request until it is answered for good; empty if the device gives up. */
  Optional<Answer> send(ApiRequest request) {
    mayVanish();
    for (int attempt = 1; ; attempt++) {
      // each attempt is a request of its own
      var answer = gateway.send(request.withQuery(new LinkedHashMap<>(request.query())));
      if (answer.filter(it -> !it.mayBeRetried()).isPresent() || attempt == tries) {
        return answer.filter(it -> !it.mayBeRetried());
      }
      scheduler.sleep(chance().between(0, FIRST_PAUSE << attempt));
    }
  }

  /** Opens a session and returns its id. */
  Optional<String> openSession() {
    var name = name();
    var body = json();
    body.putObject("metadata").put("key", name);
    return send(ApiRequest.of(Route.CREATE_SESSION, key, Map.of()).withJson(body).once(name))
        .filter(Answer::isSuccess)
        .map(answer -> answer.text("short_id"));
  }

  Optional<Answer> session(String id) {
    return send(ApiRequest.of(Route.GET_SESSION, key, Map.of("id", id)));
  }

  /** Asks for a form. */
  Optional<JsonNode> form(String session, String type, String filename) {
    var query = new LinkedHashMap<String, String>();
    query.put("photo_type", type);
    query.put("original_filename", filename);
    return send(ApiRequest.of(Route.PRESIGN_UPLOAD, key, Map.of("session_id", session))
            .withQuery(query))
        .filter(Answer::isSuccess)
        .map(Answer::json);
  }

  /** Promises photos and returns the answer for each; empty if the device gives up. */
  Optional<JsonNode> promise(String session, ArrayNode uploads) {
    var body = json();
    body.set("uploads", uploads);
    return send(ApiRequest.of(Route.PROMISE_UPLOADS, key, Map.of("session_id", session))
            .withJson(body))
        .filter(Answer::isSuccess)
        .map(answer -> answer.json().get("uploads"));
  }

  Optional<Answer> ledger(String session) {
    return send(ApiRequest.of(Route.LIST_UPLOADS, key, Map.of("session_id", session)));
  }

  /** Posts a file until the bucket answers. */
  UploadEndpoint.Outcome post(JsonNode form, byte[] file) {
    return postFields(form.get("upload_fields"), file);
  }

  /** Posts a file with these fields until the bucket answers. */
  UploadEndpoint.Outcome postFields(JsonNode form, byte[] file) {
    mayVanish();
    var fields = new LinkedHashMap<String, String>();
    form.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    var outcome = UploadEndpoint.Outcome.UNKNOWN;
    for (int attempt = 1;
        attempt <= tries && outcome == UploadEndpoint.Outcome.UNKNOWN;
        attempt++) {
      outcome = endpoint.post(fields, file);
    }
    return outcome;
  }

  Optional<Answer> register(String session, ObjectNode body) {
    return send(
        ApiRequest.of(Route.REGISTER_PHOTO, key, Map.of("session_id", session)).withJson(body));
  }

  Optional<Answer> classify(String session, String photo, ObjectNode body) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("session_id", session);
    parameters.put("photo_id", photo);
    return send(ApiRequest.of(Route.UPDATE_PHOTO, key, parameters).withJson(body));
  }

  /** Returns a request about a product, or about one of its images. */
  ApiRequest product(Route route, String gtin, Optional<String> image) {
    return product(route, organization, gtin, image);
  }

  ApiRequest product(Route route, String owner, String gtin, Optional<String> image) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("organization_id", owner);
    parameters.put("gtin", gtin);
    image.ifPresent(id -> parameters.put("image_id", id));
    return ApiRequest.of(route, key, parameters);
  }
}
