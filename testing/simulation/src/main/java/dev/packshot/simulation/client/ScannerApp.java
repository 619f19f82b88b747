package dev.packshot.simulation.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import java.util.List;
import java.util.Optional;

/** An app that opens sessions and takes photos in them. */
public final class ScannerApp implements Runnable {
  private static final List<String> TYPES = List.of("front", "back", "nutrition", "other");
  private static final List<String> NAMES = List.of("shelf", "store");
  private static final long LONGEST_PAUSE = 5_000;
  private static final long LONGEST_TIME_TO_VERDICT = 4_000;
  private static final long SHORTEST_PAUSE = 50;
  private static final double IS_BURST = 0.3;
  private static final int LOOKS = 4;
  private static final int MOST_REPLACEMENTS = 4;
  private static final long IDLE_LIMIT = 24 * 3_600_000L;
  private static final long LIFETIME_OF_FORM = 3_600_000;
  private static final long MARGIN = 25 * 60_000L;

  private final Device device;
  private final Crowd crowd;
  private final int photos;

  /** Creates an app that takes this number of photos. */
  public ScannerApp(Device device, Crowd crowd, int photos) {
    this.device = device;
    this.crowd = crowd;
    this.photos = photos;
  }

  @Override
  public void run() {
    var habits = Habits.of(device.chance());
    int left = photos;
    while (left > 0) {
      int inSession = (int) Math.min(left, device.chance().between(1, photos));
      device.openSession().ifPresent(session -> scan(session, inSession, habits));
      left -= inSession;
    }
  }

  private void scan(String session, int inSession, Habits habits) {
    crowd.opened(device.organization(), session);
    for (int photo = 0; photo < inSession; photo++) {
      takePhoto(session, habits);
      device.pause(LONGEST_PAUSE);
    }
    device.session(session);
  }

  private void takePhoto(String session, Habits habits) {
    var type = device.chance().oneOf(TYPES);
    if (device.chance().happens(habits.lingers())) {
      linger(session);
    }
    device.form(session, type, "IMG.png").ifPresent(form -> upload(session, form, habits));
    crowd.lived();
  }

  private void upload(String session, JsonNode form, Habits habits) {
    var chance = device.chance();
    var key = form.get("s3_key").asText();
    boolean isDiscarded = chance.happens(habits.discards());
    if (isDiscarded || chance.happens(habits.registersFirst())) {
      register(session, key, habits);
    }
    var file = CameraRoll.file(chance);
    if (chance.happens(habits.dawdles())) {
      device.waitFor(0, 2 * LIFETIME_OF_FORM);
    }
    device.post(form, file);
    if (isDiscarded) {
      discard(session, photoOf(key));
    }
    if (chance.happens(habits.postsTwice())) {
      device.post(form, file);
    }
    if (chance.happens(habits.replaces())) {
      crowd.start(device.name(), 0, () -> replace(form));
    }
    device.pause(LONGEST_PAUSE);
    boolean registers = !chance.happens(habits.neverRegisters());
    boolean late = chance.happens(habits.registersLate());
    if (registers && !late) {
      register(session, key, habits);
    }
    if (chance.happens(habits.classifies())) {
      classify(session, photoOf(key));
    }
    look(session, photoOf(key));
    if (registers && late) {
      register(session, key, habits);
    }
  }

  /** Waits until the session is about to expire, and goes on for some time after that. */
  private void linger(String session) {
    device.waitFor(IDLE_LIMIT - MARGIN, IDLE_LIMIT - 1);
    device
        .form(session, device.chance().oneOf(TYPES), "IMG.png")
        .ifPresent(
            form -> {
              device.waitFor(0, 2 * MARGIN);
              device.session(session);
              device.post(form, CameraRoll.file(device.chance()));
              if (device.chance().happens(0.5)) {
                device.register(session, registration(form.get("s3_key").asText()));
              }
              device.waitFor(0, IDLE_LIMIT / 2);
              device.session(session);
            });
  }

  /** Deletes a photo, perhaps while it is being judged. */
  private void discard(String session, String photo) {
    crowd.start(
        device.name(),
        0,
        () -> {
          device.pause(LONGEST_TIME_TO_VERDICT);
          device.send(device.photo(Route.DELETE_PHOTO, session, photo));
        });
  }

  private void replace(JsonNode form) {
    boolean isBurst = device.chance().happens(IS_BURST);
    for (long left = device.chance().between(1, MOST_REPLACEMENTS); left > 0; left--) {
      device.pause(isBurst ? SHORTEST_PAUSE : LONGEST_PAUSE);
      device.post(form, CameraRoll.file(device.chance()));
    }
  }

  private void register(String session, String key, Habits habits) {
    var body = registration(key);
    if (device.chance().happens(habits.registersTwice())) {
      crowd.start(device.name(), 0, () -> device.register(session, body));
    }
    device.register(session, body);
  }

  private ObjectNode registration(String key) {
    var body = Device.json().put("s3_key", key);
    if (device.chance().happens(0.5)) {
      body.put("photo_type", device.chance().oneOf(TYPES));
    }
    if (device.chance().happens(0.5)) {
      body.set("metadata", entry());
    }
    return body;
  }

  private void classify(String session, String photo) {
    var body = Device.json().put("photo_type", device.chance().oneOf(TYPES));
    if (device.chance().happens(0.5)) {
      body.set("metadata", entry());
    }
    device.classify(session, photo, body);
  }

  private ObjectNode entry() {
    return Device.json().put(device.chance().oneOf(NAMES), device.name());
  }

  /** Reads the session until the photo has been judged, but not for ever. */
  private void look(String session, String photo) {
    for (int times = 0; times < LOOKS; times++) {
      if (device
          .session(session)
          .filter(Answer::isSuccess)
          .flatMap(it -> status(it, photo))
          .filter(status -> !status.equals("pending"))
          .isPresent()) {
        return;
      }
      device.pause(LONGEST_PAUSE << times);
    }
  }

  private static Optional<String> status(Answer session, String photo) {
    for (var each : session.json().get("product_photos")) {
      if (each.get("short_id").asText().equals(photo)) {
        return Optional.of(each.get("upload_status").asText());
      }
    }
    return Optional.empty();
  }

  private static String photoOf(String key) {
    return key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('.'));
  }
}
