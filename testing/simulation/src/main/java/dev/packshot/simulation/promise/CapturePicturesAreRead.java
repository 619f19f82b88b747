package dev.packshot.simulation.promise;

import dev.packshot.capture.Capture;
import dev.packshot.event.Route;
import dev.packshot.photo.CapturePictureKey;
import dev.packshot.photo.PhotoKey;
import dev.packshot.session.SessionPartition;
import dev.packshot.simulation.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The promise that a picture that was sent with a capture makes one capture for each idempotency
 * key, that each such capture has one object, and its code if the picture shows one, and that no
 * object is left without its capture. An exception is an object whose event was lost, and whose
 * request stopped before it had added the capture: nothing is left that knows of it.
 */
public final class CapturePicturesAreRead implements Promise {
  private final Map<String, Set<String>> requests = new LinkedHashMap<>();
  private final Set<String> hashesOfCodes;

  /**
   * Creates a check.
   *
   * @param hashesOfCodes the SHA-256 of the files that show a code
   */
  public CapturePicturesAreRead(Set<String> hashesOfCodes) {
    this.hashesOfCodes = Set.copyOf(hashesOfCodes);
  }

  @Override
  public String text() {
    return "A picture of a code is in one capture, and is read.";
  }

  @Override
  public void sent(ApiRequest request) {
    if (request.route() == Route.UPLOAD_CAPTURE_IMAGE) {
      var key = request.idempotencyKey();
      var known =
          requests.computeIfAbsent(request.field("session_short_id"), it -> new LinkedHashSet<>());
      known.add(key.isEmpty() ? "request " + known.size() : key);
    }
  }

  @Override
  public void settled(Stored stored) {
    var keys = new LinkedHashSet<String>();
    for (var partition : stored.partitions(SessionPartition.PREFIX)) {
      var session = partition.substring(SessionPartition.PREFIX.length());
      var sent =
          stored.captures(partition).stream().filter(capture -> key(capture).isPresent()).toList();
      int most = requests.getOrDefault(session, Set.of()).size();
      if (sent.size() > most) {
        broken(session + " has " + sent.size() + " captures of " + most + " requests.");
      }
      sent.forEach(capture -> keys.add(check(capture, stored)));
    }
    requireCaptures(keys, stored);
  }

  /** Checks a capture and returns the key of its object. */
  private String check(Capture capture, Stored stored) {
    var key = key(capture).orElseThrow();
    var object = stored.bucket().current(key.text());
    if (!key.capture().equals(capture.address().captureId()) || object.isEmpty()) {
      broken("the capture " + capture.address() + " has no object " + key + " of its own.");
    }
    boolean showsCode = hashesOfCodes.contains(object.orElseThrow().sha256());
    if (showsCode && capture.scan().gtin().isEmpty()) {
      broken("the code of " + key + " was not read: " + capture.lookUp() + ".");
    }
    return key.text();
  }

  /** Returns the key of a picture that was sent with a capture. */
  private static Optional<CapturePictureKey> key(Capture capture) {
    return capture.scan().imageKey().flatMap(CapturePictureKey::parse);
  }

  private void requireCaptures(Set<String> keys, Stored stored) {
    stored.bucket().listVersions(PhotoKey.PREFIX).stream()
        .filter(object -> CapturePictureKey.parse(object.key()).isPresent())
        .filter(object -> !keys.contains(object.key()) && !object.hasLostItsEvent())
        .findFirst()
        .ifPresent(object -> broken("no capture has the object " + object.key() + "."));
  }
}
