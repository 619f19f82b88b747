package dev.packshot.simulation.api;

import dev.packshot.simulation.fault.FaultKind;
import dev.packshot.simulation.fault.Faults;
import dev.packshot.simulation.storage.BucketKey;
import dev.packshot.simulation.storage.PostForm;
import dev.packshot.simulation.storage.PutUrl;
import dev.packshot.simulation.storage.Refusal;
import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.time.History;
import dev.packshot.simulation.time.Scheduler;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The bucket's endpoint for uploads, and the network of the clients that send them. */
public final class UploadEndpoint {
  private static final String META = "x-amz-meta-";
  private static final long LONGEST_TRIP_MILLIS = 4_000;

  private final Scheduler scheduler;
  private final Faults faults;
  private final History history;
  private final SimulatedBucket bucket;
  private final BucketKey key;
  private final Traffic traffic;

  public UploadEndpoint(
      Scheduler scheduler,
      Faults faults,
      History history,
      SimulatedBucket bucket,
      BucketKey key,
      Traffic traffic) {
    this.scheduler = scheduler;
    this.faults = faults;
    this.history = history;
    this.bucket = bucket;
    this.key = key;
    this.traffic = traffic;
  }

  /** Posts a form with a file. */
  public UploadAnswer post(Map<String, String> fields, byte[] file) {
    var answer =
        send(
            fields.get("key"),
            file,
            fields.get("Content-Type"),
            fields,
            () -> PostForm.refusal(fields, file, bucket.name(), key, scheduler.now()));
    traffic.uploaded("POST", answer);
    return answer;
  }

  /** Puts a file to a presigned URL. */
  public UploadAnswer put(String url, Map<String, String> headers, byte[] file) {
    var target = new PutUrl(url, bucket.name());
    var answer =
        send(
            target.key(),
            file,
            headers.get("content-type"),
            headers,
            () -> target.refusal(headers, file, key, scheduler.now()));
    traffic.uploaded("PUT", answer);
    return answer;
  }

  private UploadAnswer send(
      String object,
      byte[] file,
      String type,
      Map<String, String> stated,
      Supplier<Optional<Refusal>> check) {
    scheduler.sleep(scheduler.running().chance().between(0, LONGEST_TRIP_MILLIS));
    if (faults.happens(FaultKind.UPLOAD_LOST)) {
      history.add(() -> "loses the upload of " + object);
      return UploadAnswer.NONE;
    }
    var refusal = check.get();
    if (refusal.isPresent()) {
      history.add(() -> "is refused by the bucket: " + refusal.get());
      return UploadAnswer.of(refusal.get());
    }
    var stored = bucket.put(object, file, type);
    stored.setMetadata(metadata(stated));
    stored.markPosted();
    history.add(() -> "uploads " + stored.sha256().substring(0, 8) + " as " + stored.key());
    if (faults.happens(FaultKind.UPLOAD_RESPONSE_LOST)) {
      history.add(() -> "does not get the bucket's response");
      return UploadAnswer.NONE;
    }
    return UploadAnswer.STORED;
  }

  /** Returns the fields or headers that become metadata of the object, without their prefix. */
  private static Map<String, String> metadata(Map<String, String> stated) {
    return stated.entrySet().stream()
        .filter(field -> field.getKey().startsWith(META))
        .collect(
            Collectors.toMap(
                field -> field.getKey().substring(META.length()), Map.Entry::getValue));
  }
}
