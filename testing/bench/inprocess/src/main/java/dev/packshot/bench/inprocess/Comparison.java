package dev.packshot.bench.inprocess;

import java.util.Collections;
import java.util.List;

/**
 * A route of a Packshot function, and the bare SDK calls that it makes.
 *
 * @param slow whether the route waits for S3, and is measured with fewer tasks
 */
record Comparison(String route, boolean slow, Workload ours, Workload bare) {

  /** A source of tasks. */
  interface Workload {
    /** Prepares tasks with the items that they need; the preparation is not measured. */
    List<Cost.Task> prepare(int count) throws Exception;
  }

  /** Returns a workload that repeats one task. */
  static Workload repeat(Cost.Task task) {
    return count -> Collections.nCopies(count, task);
  }
}
