package dev.packshot.simulation.api;

import dev.packshot.simulation.fault.FaultKind;
import dev.packshot.simulation.fault.Faults;
import dev.packshot.simulation.storage.FormKey;
import dev.packshot.simulation.storage.PostForm;
import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.time.History;
import dev.packshot.simulation.time.Scheduler;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bucket's endpoint for forms, and the network of the clients that post them. */
public final class UploadEndpoint {
  private static final String META = "x-amz-meta-";
  private static final long LONGEST_TRIP_MILLIS = 4_000;

  private final Scheduler scheduler;
  private final Faults faults;
  private final History history;
  private final SimulatedBucket bucket;
  private final FormKey key;

  public UploadEndpoint(
      Scheduler scheduler, Faults faults, History history, SimulatedBucket bucket, FormKey key) {
    this.scheduler = scheduler;
    this.faults = faults;
    this.history = history;
    this.bucket = bucket;
    this.key = key;
  }

  /** The outcome of an upload as the client sees it. */
  public enum Outcome {
    /** The bucket has stored the object. */
    STORED,
    /** The bucket has refused the form. */
    REFUSED,
    /** The client got no response. */
    UNKNOWN
  }

  /** Posts a form with a file. */
  public Outcome post(Map<String, String> fields, byte[] file) {
    scheduler.sleep(scheduler.running().chance().between(0, LONGEST_TRIP_MILLIS));
    if (faults.happens(FaultKind.UPLOAD_LOST)) {
      history.add(() -> "loses the upload of " + fields.get("key"));
      return Outcome.UNKNOWN;
    }
    Optional<String> refusal =
        PostForm.refusal(fields, file.length, bucket.name(), key, scheduler.now());
    if (refusal.isPresent()) {
      history.add(() -> "is refused by the bucket: " + refusal.get());
      return Outcome.REFUSED;
    }
    var stored = bucket.put(fields.get("key"), file, fields.get("Content-Type"));
    stored.setMetadata(metadata(fields));
    stored.markPosted();
    history.add(() -> "uploads " + stored.sha256().substring(0, 8) + " as " + stored.key());
    if (faults.happens(FaultKind.UPLOAD_RESPONSE_LOST)) {
      history.add(() -> "does not get the bucket's response");
      return Outcome.UNKNOWN;
    }
    return Outcome.STORED;
  }

  /** Returns the fields that become metadata of the object, without their prefix. */
  private static Map<String, String> metadata(Map<String, String> fields) {
    return fields.entrySet().stream()
        .filter(field -> field.getKey().startsWith(META))
        .collect(
            Collectors.toMap(
                field -> field.getKey().substring(META.length()), Map.Entry::getValue));
  }
}
