package dev.packshot.simulation.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.packshot.event.Route;
import dev.packshot.simulation.api.Answer;
import dev.packshot.simulation.api.UploadAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An app that keeps its photos until the ledger says that each is done, whatever happens to it. It
 * crashes and starts again, is offline for days, edits photos that it has promised, and asks why
 * the bucket has refused one.
 */
public final class LedgerApp implements Runnable {
  private static final long HOUR = 3_600_000;
  private static final long LONGEST_PAUSE = 20_000;
  private static final long LONGEST_TIME_TO_VERDICT = 4_000;
  private static final long LONGEST_ABSENCE = 60 * HOUR;
  private static final long LIFETIME_OF_FORM = HOUR;
  private static final int ROUNDS = 16;
  private static final double IS_AWAY = 0.15;
  private static final double RETAKES = 0.15;
  private static final double DAWDLES = 0.1;
  private static final double RENEWS = 0.1;
  private static final double DELETES = 0.3;
  private static final double DISCARDS = 0.15;
  private static final double TAKES_SAME = 0.4;
  private static final double ASKS_TWICE = 0.2;
  private static final double TAKES_SAME_MEANWHILE = 0.5;
  private static final double SENDS_FORMS = 0.1;
  private static final int MOST_POSTS = 3;

  private final Device device;
  private final Crowd crowd;
  private final int photos;
  private final Map<String, KeptPhoto> kept = new LinkedHashMap<>();
  private final Map<String, Optional<byte[]>> done = new LinkedHashMap<>();
  private Optional<byte[]> last = Optional.empty();
  private int taken;

  /** Creates an app that takes this number of photos. */
  public LedgerApp(Device device, Crowd crowd, int photos) {
    this.device = device;
    this.crowd = crowd;
    this.photos = photos;
  }

  @Override
  public void run() {
    takeSome();
    device.openSession(promises()).ifPresent(this::scan);
  }

  private void scan(Answer opened) {
    var session = opened.text("short_id");
    crowd.opened(device.organization(), session);
    follow(session, opened.json().path("uploads"));
    for (int round = 0; round < ROUNDS && !isDone(); round++) {
      takeSome();
      retakeOne();
      if (device.chance().happens(SENDS_FORMS)) {
        crowd.start(device.name(), 0, () -> sendByForm(session));
      }
      synchronize(session);
      device.pause(device.chance().happens(IS_AWAY) ? LONGEST_ABSENCE : LONGEST_PAUSE);
    }
    device.ledger(session);
    device.session(session);
  }

  private boolean isDone() {
    return taken == photos && kept.isEmpty();
  }

  private void takeSome() {
    for (long more = device.chance().between(0, photos - taken); more > 0; more--) {
      var name = newName();
      kept.put(name, take(name));
      taken++;
      crowd.lived();
    }
  }

  /** Takes a photo, perhaps of the same bytes as the one before. */
  private KeptPhoto take(String name) {
    var photo =
        last.filter(it -> device.chance().happens(TAKES_SAME))
            .map(file -> KeptPhoto.retake(name, file, device.chance()))
            .orElseGet(() -> KeptPhoto.take(name, device.chance()));
    last = Optional.of(photo.file());
    return photo;
  }

  private String newName() {
    return "photo of " + device.name();
  }

  /** Takes a photo once more that may have been promised, and even sent. */
  private void retakeOne() {
    if (!kept.isEmpty() && device.chance().happens(RETAKES)) {
      var name = device.chance().oneOf(List.copyOf(kept.keySet()));
      kept.put(name, KeptPhoto.retake(name, CameraRoll.file(device.chance()), device.chance()));
    }
  }

  /** Asks the ledger once and does what it says. A crash ends that; the photos stay. */
  private void synchronize(String session) {
    try {
      if (!kept.isEmpty()) {
        if (device.chance().happens(ASKS_TWICE)) {
          var same = promises();
          crowd.start(device.name(), 0, () -> device.promise(session, same));
        }
        device.promise(session, promises()).ifPresent(answers -> follow(session, answers));
      }
    } catch (ClientDied crash) {
      device.pause(LONGEST_PAUSE);
    }
  }

  private ArrayNode promises() {
    var uploads = Device.json().putArray("uploads");
    kept.values().forEach(photo -> uploads.add(photo.promise()));
    return uploads;
  }

  private void follow(String session, JsonNode answers) {
    for (var answer : answers) {
      var name = answer.get("client_id").asText();
      switch (answer.get("next").asText()) {
        case "upload" -> upload(session, name, answer);
        case "wait" -> {}
        case "done" -> {
          done.put(name, Optional.ofNullable(kept.remove(name)).map(KeptPhoto::file));
          mayDelete(session, name, answer.get("photo_short_id").asText());
        }
        default -> giveUp(name, answer);
      }
    }
  }

  /**
   * Deletes a photo that is stored, whose bytes other promises may rely on: also one that is made
   * at the same time.
   */
  private void mayDelete(String session, String name, String photo) {
    if (device.chance().happens(DELETES)) {
      var file = done.get(name).filter(it -> device.chance().happens(TAKES_SAME));
      if (file.isPresent() && device.chance().happens(TAKES_SAME_MEANWHILE)) {
        crowd.start(device.name(), 0, () -> promiseTwo(session, file.get()));
        delete(session, photo);
      } else {
        var copy = file.flatMap(it -> promiseTwo(session, it));
        delete(session, photo);
        copy.ifPresent(it -> delete(session, it));
      }
    }
  }

  private void delete(String session, String photo) {
    device.send(device.photo(Route.DELETE_PHOTO, session, photo));
  }

  /** Promises two photos of known bytes, and returns the first of them if it is done. */
  private Optional<String> promiseTwo(String session, byte[] file) {
    var uploads = Device.json().putArray("uploads");
    for (int copy = 0; copy < 2; copy++) {
      uploads.add(KeptPhoto.retake(newName(), file, device.chance()).promise());
    }
    return device
        .promise(session, uploads)
        .map(answers -> answers.get(0))
        .filter(answer -> answer.get("next").asText().equals("done"))
        .map(answer -> answer.get("photo_short_id").asText());
  }

  /** Sends several pictures by one form, each of which replaces the one before. */
  private void sendByForm(String session) {
    device
        .form(session, "front", "IMG.png")
        .ifPresent(
            form -> {
              for (int post = 0; post < MOST_POSTS; post++) {
                device.post(form, CameraRoll.picture(device.chance()));
                device.pause(LONGEST_PAUSE);
              }
            });
  }

  /** Forgets a photo, or promises it under another name if this one has got other bytes. */
  private void giveUp(String name, JsonNode answer) {
    var photo = kept.remove(name);
    if (photo != null && answer.path("error_code").asText().equals("conflict")) {
      var other = newName();
      kept.put(other, KeptPhoto.retake(other, photo.file(), device.chance()));
    }
  }

  private void upload(String session, String name, JsonNode answer) {
    var photo = answer.get("photo_short_id").asText();
    var file = kept.get(name).file();
    if (device.chance().happens(DAWDLES)) {
      device.waitFor(0, 2 * LIFETIME_OF_FORM);
    }
    var sent =
        renewed(session, photo)
            .map(form -> device.post(form, file))
            .orElseGet(() -> device.upload(answer.get("upload"), file));
    if (sent.isRefused()) {
      askWhy(session, name, photo, sent);
    } else if (device.chance().happens(DISCARDS)) {
      crowd.start(device.name(), 0, () -> discard(session, photo));
    }
  }

  /** Deletes a photo, perhaps while it is being judged. */
  private void discard(String session, String photo) {
    device.pause(LONGEST_TIME_TO_VERDICT);
    delete(session, photo);
  }

  private Optional<JsonNode> renewed(String session, String photo) {
    return device.chance().happens(RENEWS) ? device.renewedForm(session, photo) : Optional.empty();
  }

  private void askWhy(String session, String name, String photo, UploadAnswer refused) {
    var explained = device.explain(session, photo, refused).filter(Answer::isSuccess);
    if (explained.isEmpty()) {
      return;
    }
    var answer = explained.get().json();
    var file = kept.get(name).file();
    if (answer.get("next").asText().equals("upload")) {
      device.upload(answer.get("upload"), file);
    } else if (answer.get("state").asText().equals("promised")) {
      kept.put(name, KeptPhoto.retake(name, file, device.chance()));
    }
  }
}
