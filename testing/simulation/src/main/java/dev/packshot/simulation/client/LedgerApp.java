package dev.packshot.simulation.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.id.Sha256;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An app that keeps its photos until the ledger says that each is done, whatever happens to it. It
 * crashes and starts again, and is offline for days.
 */
public final class LedgerApp implements Runnable {
  private static final List<String> TYPES = List.of("front", "back");
  private static final long HOUR = 3_600_000;
  private static final long LONGEST_PAUSE = 20_000;
  private static final long LONGEST_ABSENCE = 60 * HOUR;
  private static final int ROUNDS = 16;

  private final Device device;
  private final Crowd crowd;
  private final int photos;
  private final Map<String, byte[]> kept = new LinkedHashMap<>();
  private final Map<String, ObjectNode> promises = new LinkedHashMap<>();

  /** Creates an app that takes this number of photos. */
  public LedgerApp(Device device, Crowd crowd, int photos) {
    this.device = device;
    this.crowd = crowd;
    this.photos = photos;
  }

  @Override
  public void run() {
    device.openSession().ifPresent(this::scan);
  }

  private void scan(String session) {
    crowd.opened(device.organization(), session);
    int left = photos;
    for (int round = 0; round < ROUNDS && (left > 0 || !kept.isEmpty()); round++) {
      for (long more = device.chance().between(0, left); more > 0; more--) {
        take();
        left--;
      }
      synchronize(session);
      device.pause(device.chance().happens(0.15) ? LONGEST_ABSENCE : LONGEST_PAUSE);
    }
    device.ledger(session);
    device.session(session);
  }

  private void take() {
    var chance = device.chance();
    var name = "photo " + (kept.size() + promises.size()) + " of " + device.name();
    var file = CameraRoll.file(chance);
    var promise = Device.json().put("client_id", name).put("photo_type", chance.oneOf(TYPES));
    promise.put("original_filename", "IMG.png");
    if (chance.happens(0.7)) {
      promise.put("sha256", HexFormat.of().formatHex(Sha256.digest().digest(file)));
    }
    if (chance.happens(0.5)) {
      promise.put("file_size", file.length);
    }
    kept.put(name, file);
    promises.put(name, promise);
    crowd.lived();
  }

  /** Asks the ledger once and does what it says. A crash ends that; the photos stay. */
  private void synchronize(String session) {
    try {
      if (!kept.isEmpty()) {
        device.promise(session, stillKept()).ifPresent(this::follow);
      }
    } catch (ClientDied crash) {
      device.pause(LONGEST_PAUSE);
    }
  }

  private ArrayNode stillKept() {
    var uploads = Device.json().putArray("uploads");
    kept.keySet().forEach(name -> uploads.add(promises.get(name)));
    return uploads;
  }

  private void follow(JsonNode answers) {
    for (var answer : answers) {
      var name = answer.get("client_id").asText();
      var next = answer.get("next").asText();
      if (next.equals("upload")) {
        device.postFields(answer.get("upload").get("fields"), kept.get(name));
      } else if (!next.equals("wait")) {
        kept.remove(name);
      }
    }
  }
}
