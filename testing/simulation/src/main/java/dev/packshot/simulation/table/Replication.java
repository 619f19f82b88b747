package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import java.time.Instant;

/**
 * The times at which eventually consistent reads see a write. Writes of one item are seen in their
 * order: a write is not seen before an earlier one.
 */
public interface Replication {
  /** A replication that takes no time. */
  Replication IMMEDIATE = new Replication() {};

  /** Returns the time at which reads of the index see a write. */
  default Instant reachesIndex(Key key, Instant writtenAt) {
    return writtenAt;
  }

  /** Returns the time at which eventually consistent reads of the table see a write. */
  default Instant reachesReplicas(Key key, Instant writtenAt) {
    return writtenAt;
  }
}
