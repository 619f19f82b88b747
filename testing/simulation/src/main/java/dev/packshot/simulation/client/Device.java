package dev.packshot.simulation.client;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import dev.packshot.simulation.api.Gateway;
import dev.packshot.simulation.api.UploadAnswer;
import dev.packshot.simulation.api.UploadEndpoint;
import dev.packshot.simulation.fault.FaultKind;
import dev.packshot.simulation.fault.Faults;
import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.Scheduler;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A device that sends requests with the key of an organization, and retries those that fail. */
public final class Device {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long HOUR = 3_600_000;
  private static final long LONGEST_ABSENCE = 72 * HOUR;
  private static final long FIRST_PAUSE = 500;
  private static final double IS_KEYED = 0.6;

  private final Scheduler scheduler;
  private final Faults faults;
  private final Gateway gateway;
  private final UploadEndpoint endpoint;
  private final String organization;
  private final String key;
  private final int tries;
  private final Duration clockError;

  /**
   * Creates a device.
   *
   * @param tries the number of times that a request is sent before the device gives up
   * @param clockError the time by which its clock is ahead
   */
  public Device(
      Scheduler scheduler,
      Faults faults,
      Gateway gateway,
      UploadEndpoint endpoint,
      String organization,
      String key,
      int tries,
      Duration clockError) {
    this.scheduler = scheduler;
    this.faults = faults;
    this.gateway = gateway;
    this.endpoint = endpoint;
    this.organization = organization;
    this.key = key;
    this.tries = tries;
    this.clockError = clockError;
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
      var answer = gateway.send(request.again("boundary-of-attempt-" + attempt));
      if (answer.filter(it -> !it.mayBeRetried()).isPresent() || attempt == tries) {
        return answer.filter(it -> !it.mayBeRetried());
      }
      scheduler.sleep(chance().between(0, FIRST_PAUSE << attempt));
    }
  }

  /** Opens a session and returns its id. */
  Optional<String> openSession() {
    return openSession(json()).map(answer -> answer.text("short_id"));
  }

  /** Opens a session that promises photos at once, if there are any, and returns the answer. */
  Optional<Answer> openSession(ArrayNode uploads) {
    var body = json();
    if (!uploads.isEmpty()) {
      body.set("uploads", uploads);
    }
    return openSession(body);
  }

  private Optional<Answer> openSession(ObjectNode body) {
    var name = name();
    body.putObject("metadata").put("key", name);
    var request = request(Route.CREATE_SESSION, Map.of()).withJson(body);
    return send(chance().happens(IS_KEYED) ? request.once(name) : request)
        .filter(Answer::isSuccess);
  }

  ApiRequest request(Route route, Map<String, String> parameters) {
    return ApiRequest.of(route, key, parameters);
  }

  /** Returns a request about a session. */
  ApiRequest session(Route route, String id) {
    return request(route, Map.of("id", id));
  }

  /** Returns a request about what is in a session. */
  ApiRequest inSession(Route route, String session) {
    return request(route, Map.of("session_id", session));
  }

  Optional<Answer> session(String id) {
    return send(session(Route.GET_SESSION, id));
  }

  /** Asks for a form. */
  Optional<JsonNode> form(String session, String type, String filename) {
    var query = new LinkedHashMap<String, String>();
    query.put("photo_type", type);
    query.put("original_filename", filename);
    return send(inSession(Route.PRESIGN_UPLOAD, session).withQuery(query))
        .filter(Answer::isSuccess)
        .map(Answer::json);
  }

  /** Promises photos and returns the answer for each; empty if the device gives up. */
  Optional<JsonNode> promise(String session, ArrayNode uploads) {
    var body = json();
    body.set("uploads", uploads);
    return send(inSession(Route.PROMISE_UPLOADS, session).withJson(body))
        .filter(Answer::isSuccess)
        .map(answer -> answer.json().get("uploads"));
  }

  Optional<Answer> ledger(String session) {
    return send(inSession(Route.LIST_UPLOADS, session));
  }

  /** Asks for a new form of a photo. */
  Optional<JsonNode> renewedForm(String session, String photo) {
    var query = new LinkedHashMap<String, String>();
    query.put("photo_short_id", photo);
    return send(inSession(Route.PRESIGN_UPLOAD, session).withQuery(query))
        .filter(Answer::isSuccess)
        .map(Answer::json);
  }

  /** Asks why the bucket has refused a photo, by a clock that may be wrong. */
  Optional<Answer> explain(String session, String photo, UploadAnswer refused) {
    var body = json().put("status", refused.status()).put("code", refused.code());
    body.put("message", refused.message());
    body.put("client_time", scheduler.now().plus(clockError).truncatedTo(SECONDS).toString());
    return send(photo(Route.EXPLAIN_UPLOAD, session, photo).withJson(body));
  }

  /** Posts a file until the bucket answers. */
  UploadAnswer post(JsonNode form, byte[] file) {
    return untilAnswered(() -> endpoint.post(texts(form.get("upload_fields")), file));
  }

  /** Sends a file as the ledger says, until the bucket answers. */
  UploadAnswer upload(JsonNode upload, byte[] file) {
    return untilAnswered(
        () ->
            upload.get("method").asText().equals("PUT")
                ? endpoint.put(upload.get("url").asText(), texts(upload.get("headers")), file)
                : endpoint.post(texts(upload.get("fields")), file));
  }

  private UploadAnswer untilAnswered(Supplier<UploadAnswer> upload) {
    mayVanish();
    var answer = upload.get();
    for (int attempt = 2; attempt <= tries && answer.isUnknown(); attempt++) {
      answer = upload.get();
    }
    return answer;
  }

  private static Map<String, String> texts(JsonNode fields) {
    var texts = new LinkedHashMap<String, String>();
    fields.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  Optional<Answer> register(String session, ObjectNode body) {
    return send(inSession(Route.REGISTER_PHOTO, session).withJson(body));
  }

  Optional<Answer> classify(String session, String photo, ObjectNode body) {
    return send(photo(Route.UPDATE_PHOTO, session, photo).withJson(body));
  }

  /** Returns a request about a photo. */
  ApiRequest photo(Route route, String session, String photo) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("session_id", session);
    parameters.put("photo_id", photo);
    return ApiRequest.of(route, key, parameters);
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
