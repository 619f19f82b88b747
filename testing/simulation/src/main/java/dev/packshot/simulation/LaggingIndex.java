package dev.packshot.simulation;

import dev.packshot.dynamo.Key;
import dev.packshot.simulation.fault.FaultKind;
import dev.packshot.simulation.fault.Faults;
import dev.packshot.simulation.table.Replication;
import dev.packshot.simulation.time.Scheduler;
import java.time.Instant;

/**
 * A replication to the index and the replicas that takes up to some minutes if the faults say so.
 */
final class LaggingIndex implements Replication {
  private static final long LONGEST_LAG_MILLIS = 120_000;

  private final Scheduler scheduler;
  private final Faults faults;

  LaggingIndex(Scheduler scheduler, Faults faults) {
    this.scheduler = scheduler;
    this.faults = faults;
  }

  @Override
  public Instant reachesIndex(Key key, Instant writtenAt) {
    return perhapsLater(writtenAt);
  }

  @Override
  public Instant reachesReplicas(Key key, Instant writtenAt) {
    return perhapsLater(writtenAt);
  }

  private Instant perhapsLater(Instant writtenAt) {
    return scheduler.running() != null && faults.happens(FaultKind.INDEX_LAGS)
        ? writtenAt.plusMillis(scheduler.running().chance().between(1, LONGEST_LAG_MILLIS))
        : writtenAt;
  }
}
