package dev.packshot.simulation.lambda;

import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.storage.StoredObject;
import dev.packshot.store.UploadAnnouncer;
import dev.packshot.store.UploadedObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A sender of events about objects, each of whose calls can fail on the way. */
final class FaultyAnnouncer implements UploadAnnouncer {
  private final SimulatedBucket bucket;
  private final CallPath network;
  private final Consumer<StoredObject> queue;

  FaultyAnnouncer(SimulatedBucket bucket, CallPath network, Consumer<StoredObject> queue) {
    this.bucket = bucket;
    this.network = network;
    this.queue = queue;
  }

  @Override
  public void announce(List<UploadedObject> objects) {
    for (var object : objects) {
      network.call(
          () -> "send the event of " + object.key() + " again",
          () -> {
            find(object).map(it -> it.announcedWith(object.sequencer())).ifPresent(queue);
            return true;
          },
          () -> SdkClientException.create("The queue does not answer."));
    }
  }

  /** Finds the version of an event; the current one if it names none. */
  private Optional<StoredObject> find(UploadedObject object) {
    return object
        .version()
        .map(version -> bucket.version(object.key(), version))
        .orElseGet(() -> bucket.current(object.key()));
  }
}
