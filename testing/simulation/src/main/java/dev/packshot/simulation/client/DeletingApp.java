package dev.packshot.simulation.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.event.Route;
import dev.packshot.simulation.api.ApiRequest;
import java.util.Map;

/**
 * A person who deletes sessions of an organization while apps use them, and then uses what was
 * deleted: late forms, registrations, and every kind of request.
 */
public final class DeletingApp implements Runnable {
  private static final long LONGEST_PAUSE = 60_000;
  private static final long LIFETIME_OF_FORM = 3_600_000;
  private static final int LATE_REQUESTS = 3;
  private static final double HAS_FORM = 0.5;
  private static final double ENDS_BEFORE = 0.3;
  private static final double IS_DOUBLED = 0.3;
  private static final double IS_REPEATED = 0.4;

  private final Device device;
  private final Crowd crowd;
  private final int deletions;

  /** Creates a person who deletes this number of sessions. */
  public DeletingApp(Device device, Crowd crowd, int deletions) {
    this.device = device;
    this.crowd = crowd;
    this.deletions = deletions;
  }

  @Override
  public void run() {
    for (int deletion = 0; deletion < deletions; deletion++) {
      device.pause(LONGEST_PAUSE);
      var sessions = crowd.sessionsOf(device.organization());
      if (!sessions.isEmpty()) {
        delete(device.chance().oneOf(sessions));
      }
    }
  }

  private void delete(String session) {
    if (device.chance().happens(HAS_FORM)) {
      device
          .form(session, "front", "IMG.png")
          .ifPresent(form -> crowd.start(device.name(), 0, () -> uploadLate(session, form)));
    }
    if (device.chance().happens(ENDS_BEFORE)) {
      device.send(device.session(Route.END_SESSION, session));
    }
    var deletion = device.session(Route.DELETE_SESSION, session);
    if (device.chance().happens(IS_DOUBLED)) {
      crowd.start(device.name(), 0, () -> device.send(deletion));
    }
    device.send(deletion);
    for (int late = 0; late < LATE_REQUESTS; late++) {
      device.send(lateRequest(session));
    }
    device.send(
        device.request(Route.LIST_SESSIONS, Map.of()).withQuery(Map.of("status", "ACTIVE")));
    if (device.chance().happens(IS_REPEATED)) {
      device.waitFor(0, LIFETIME_OF_FORM);
      device.send(device.session(Route.DELETE_SESSION, session));
    }
  }

  private void uploadLate(String session, JsonNode form) {
    device.waitFor(0, LIFETIME_OF_FORM);
    device.post(form, CameraRoll.file(device.chance()));
    device.register(session, Device.json().put("s3_key", form.get("s3_key").asText()));
  }

  private ApiRequest lateRequest(String session) {
    return switch ((int) device.chance().between(1, 8)) {
      case 1 -> device.session(Route.GET_SESSION, session);
      case 2 -> device.session(Route.GET_SESSION_STATUS, session);
      case 3 -> device.session(Route.END_SESSION, session);
      case 4 -> device.session(Route.SUBMIT_SESSION, session);
      case 5 -> device.inSession(Route.LIST_PHOTOS, session);
      case 6 -> device.inSession(Route.LIST_UPLOADS, session);
      case 7 -> device.inSession(Route.PROMISE_UPLOADS, session).withJson(promise());
      default -> device.request(Route.CREATE_CAPTURE, Map.of()).withJson(capture(session));
    };
  }

  private ObjectNode promise() {
    var body = Device.json();
    body.putArray("uploads").addObject().put("client_id", device.name());
    return body;
  }

  private static ObjectNode capture(String session) {
    return Device.json()
        .put("session_short_id", session)
        .put("capture_type", "BARCODE")
        .put("raw_value", "4006381333931");
  }
}
