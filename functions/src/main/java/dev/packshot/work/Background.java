package dev.packshot.work;

import dev.packshot.dynamo.CapacityMeter;
import dev.packshot.dynamo.Deadline;
import java.util.function.Supplier;

/**
 * A way to do work at the same time as the current thread. The work belongs to the same invocation:
 * its deadline holds, and its calls are metered.
 */
public interface Background {
  /**
   * Starts work. The returned supplier waits for the work and returns its result, or throws what it
   * threw.
   */
  <T> Supplier<T> start(Supplier<T> work);

  /** Returns the same work, with the meter and the deadline of the current invocation. */
  static <T> Supplier<T> carried(Supplier<T> work) {
    var meter = CapacityMeter.current();
    var deadline = Deadline.current();
    return () -> {
      meter.attach();
      deadline.attach();
      return work.get();
    };
  }
}
