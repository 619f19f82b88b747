package dev.packshot.simulation.client;

import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An app that scans codes, looks at their products, and takes photos of codes. */
public final class CaptureApp implements Runnable {
  private static final List<String> TEXTS =
      List.of(
          "4006381333931",
          "012345600012",
          "5901234123457",
          "4012345678901",
          "4006381333932",
          "hello");
  private static final long LONGEST_PAUSE = 30_000;
  private static final long LOOK_UP_TIME = 20_000;
  private static final int LOOKS = 6;
  private static final double IS_KEYED = 0.6;
  private static final double IS_DOUBLED = 0.3;
  private static final double TAKES_PHOTO = 0.5;
  private static final double NAMES_CAPTURE = 0.5;
  private static final double REGISTERS_FIRST = 0.5;
  private static final double ENDS = 0.5;
  private static final double NAMES_PRODUCT = 0.6;
  private static final int CAPTURES_MEANWHILE = 2;

  private final Device device;
  private final Crowd crowd;
  private final int codes;

  /** Creates an app that scans this number of codes. */
  public CaptureApp(Device device, Crowd crowd, int codes) {
    this.device = device;
    this.crowd = crowd;
    this.codes = codes;
  }

  @Override
  public void run() {
    device.openSession().ifPresent(this::scan);
  }

  private void scan(String session) {
    crowd.opened(device.organization(), session);
    for (int code = 0; code < codes; code++) {
      var capture = capture(session);
      if (device.chance().happens(TAKES_PHOTO)) {
        photograph(session, capture.filter(it -> device.chance().happens(NAMES_CAPTURE)));
      }
      device.pause(LONGEST_PAUSE);
      capture.ifPresent(this::look);
      device.send(device.session(Route.GET_SESSION_STATUS, session));
    }
    if (device.chance().happens(ENDS)) {
      end(session);
    }
    device.session(session);
  }

  /** Captures a code, sometimes with two equal requests at once, and returns the capture's id. */
  private Optional<String> capture(String session) {
    var name = device.name();
    var text = device.chance().oneOf(TEXTS);
    var body = Device.json().put("session_short_id", session).put("capture_type", "BARCODE");
    body.put("raw_value", text).putObject("metadata").put("key", name);
    var request = device.request(Route.CREATE_CAPTURE, Map.of()).withJson(body);
    var keyed = device.chance().happens(IS_KEYED) ? request.once(name) : request;
    if (device.chance().happens(IS_DOUBLED)) {
      crowd.start(device.name(), 0, () -> device.send(keyed));
    }
    return device.send(keyed).filter(Answer::isSuccess).map(answer -> answer.text("short_id"));
  }

  private void photograph(String session, Optional<String> capture) {
    var form = device.form(session, "barcode", "IMG.png");
    if (form.isEmpty()) {
      return;
    }
    var registration = Device.json().put("s3_key", form.get().get("s3_key").asText());
    capture.ifPresent(id -> registration.put("capture_short_id", id));
    boolean isFirst = device.chance().happens(REGISTERS_FIRST);
    if (isFirst) {
      device.register(session, registration);
    }
    device.post(form.get(), CameraRoll.code(device.chance()));
    if (!isFirst) {
      device.register(session, registration);
    }
    crowd.lived();
  }

  /** Reads a capture, and repeats a look-up that has found nothing. */
  private void look(String capture) {
    var found = result(capture);
    if (found.filter(CaptureApp::mayBeRetried).isPresent()) {
      found
          .map(it -> it.text("gtin"))
          .filter(gtin -> !gtin.isEmpty() && device.chance().happens(NAMES_PRODUCT))
          .ifPresent(this::name);
      var retry = about(Route.RETRY_CAPTURE, capture);
      if (device.chance().happens(IS_DOUBLED)) {
        crowd.start(device.name(), 0, () -> device.send(retry));
      }
      device.send(retry);
      result(capture);
    }
  }

  /** Reads a capture until its look-up has ended, but not for ever. */
  private Optional<Answer> result(String capture) {
    var found = Optional.<Answer>empty();
    for (int look = 0; look < LOOKS && found.filter(it -> !isOpen(it)).isEmpty(); look++) {
      device.waitFor(0, LOOK_UP_TIME);
      found = read(capture);
    }
    return found;
  }

  private static boolean isOpen(Answer capture) {
    return List.of("PENDING", "LOOKING_UP").contains(capture.text("status"));
  }

  private void name(String gtin) {
    device.send(
        device
            .product(Route.NAME_PRODUCT, gtin, Optional.empty())
            .withJson(Device.json().put("name", "Product " + device.name())));
  }

  private Optional<Answer> read(String capture) {
    return device.send(about(Route.GET_CAPTURE, capture)).filter(Answer::isSuccess);
  }

  private ApiRequest about(Route route, String capture) {
    return device.request(route, Map.of("id", capture));
  }

  private static boolean mayBeRetried(Answer capture) {
    return List.of("FAILED", "NOT_FOUND").contains(capture.text("status"));
  }

  private void end(String session) {
    var route = device.chance().oneOf(List.of(Route.SUBMIT_SESSION, Route.END_SESSION));
    if (device.chance().happens(IS_DOUBLED)) {
      crowd.start(device.name(), 0, () -> device.send(device.session(route, session)));
    }
    for (int meanwhile = 0; meanwhile < CAPTURES_MEANWHILE; meanwhile++) {
      crowd.start(device.name(), 0, () -> capture(session));
    }
    device.send(device.session(route, session));
    capture(session);
  }
}
