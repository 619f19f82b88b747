package dev.packshot.simulation.client;

import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An app that sends pictures of codes through the API, and looks at what was read from them. */
public final class CodePictureApp implements Runnable {
  private static final long LONGEST_PAUSE = 30_000;
  private static final long READING_TIME = 90_000;
  private static final double IS_KEYED = 0.8;
  private static final double IS_DOUBLED = 0.3;
  private static final double SHOWS_CODE = 0.7;
  private static final double HAS_TEXT = 0.3;
  private static final double ENDS = 0.3;

  private final Device device;
  private final Crowd crowd;
  private final int pictures;

  /** Creates an app that sends this number of pictures. */
  public CodePictureApp(Device device, Crowd crowd, int pictures) {
    this.device = device;
    this.crowd = crowd;
    this.pictures = pictures;
  }

  @Override
  public void run() {
    device.openSession().ifPresent(this::send);
  }

  private void send(String session) {
    crowd.opened(device.organization(), session);
    for (int picture = 0; picture < pictures; picture++) {
      var request = upload(session);
      if (device.chance().happens(IS_DOUBLED)) {
        crowd.start(device.name(), 0, () -> device.send(request));
      }
      device
          .send(request)
          .filter(Answer::isSuccess)
          .ifPresent(answer -> look(answer.text("short_id")));
      device.pause(LONGEST_PAUSE);
    }
    if (device.chance().happens(ENDS)) {
      device.send(device.session(Route.END_SESSION, session));
      device.send(upload(session));
    }
    device.session(session);
  }

  private ApiRequest upload(String session) {
    var chance = device.chance();
    var fields = new LinkedHashMap<String, String>();
    fields.put("session_short_id", session);
    if (chance.happens(HAS_TEXT)) {
      fields.put("raw_value", "typed");
    }
    var file = chance.happens(SHOWS_CODE) ? CameraRoll.code(chance) : CameraRoll.file(chance);
    var request = device.request(Route.UPLOAD_CAPTURE_IMAGE, Map.of()).withForm(fields, file);
    return chance.happens(IS_KEYED) ? request.once(device.name()) : request;
  }

  /** Reads a capture, and tries again if nothing was found in the picture. */
  private void look(String capture) {
    device.waitFor(0, READING_TIME);
    var found = device.send(about(Route.GET_CAPTURE, capture)).filter(Answer::isSuccess);
    if (found
        .filter(it -> List.of("FAILED", "NOT_FOUND").contains(it.text("status")))
        .isPresent()) {
      device.send(about(Route.RETRY_CAPTURE, capture));
      device.send(about(Route.GET_CAPTURE, capture));
    }
  }

  private ApiRequest about(Route route, String capture) {
    return device.request(route, Map.of("id", capture));
  }
}
