package dev.packshot.simulation.client;

import dev.packshot.photo.PhotoKey;
import dev.packshot.simulation.lambda.Fleet;
import dev.packshot.simulation.lambda.FunctionName;
import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.storage.StoredObject;
import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.Scheduler;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A person with access to the bucket, who removes files of photos in it: by a marker, or one
 * version for good. Some files come back: the marker is taken away, or an operator restores what is
 * missing.
 */
public final class BucketUser implements Runnable {
  private static final long LONGEST_PAUSE = 2 * 3_600_000;
  private static final double IS_FOR_GOOD = 0.3;
  private static final double IS_UNDONE = 0.3;
  private static final double IS_RESTORED = 0.3;
  private static final byte[] RESTORE_ALL =
      "{\"restore\":\"all\"}".getBytes(StandardCharsets.UTF_8);

  private final Scheduler scheduler;
  private final SimulatedBucket bucket;
  private final Fleet fleet;
  private final long removals;

  /** Creates a person who removes this number of files. */
  public BucketUser(Scheduler scheduler, SimulatedBucket bucket, Fleet fleet, long removals) {
    this.scheduler = scheduler;
    this.bucket = bucket;
    this.fleet = fleet;
    this.removals = removals;
  }

  @Override
  public void run() {
    for (int removal = 0; removal < removals; removal++) {
      pause();
      var files = files();
      if (!files.isEmpty()) {
        remove(chance().oneOf(files));
      }
      if (chance().happens(IS_RESTORED)) {
        pause();
        fleet.invoke(FunctionName.RECONCILIATION, RESTORE_ALL);
      }
    }
  }

  private void remove(StoredObject file) {
    if (chance().happens(IS_FOR_GOOD)) {
      bucket.lose(file);
      return;
    }
    bucket.delete(file.key());
    if (chance().happens(IS_UNDONE)) {
      pause();
      bucket.show(file.key());
    }
  }

  private List<StoredObject> files() {
    return bucket.list(PhotoKey.PREFIX).stream()
        .filter(object -> PhotoKey.parse(object.key()).isPresent())
        .toList();
  }

  private void pause() {
    scheduler.sleep(chance().between(0, LONGEST_PAUSE));
  }

  private Chance chance() {
    return scheduler.running().chance();
  }
}
