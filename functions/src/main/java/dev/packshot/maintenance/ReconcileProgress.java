package dev.packshot.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A check of the objects of some time, and the place at which it stopped.
 *
 * @param from objects that were stored after this time are checked
 * @param until objects that were stored up to this time are checked
 * @param after the last key that was looked at; empty if the check is done, or has not begun
 */
public record ReconcileProgress(Instant from, Instant until, Optional<String> after) {
  /** The time within which an object usually gets its verdict. */
  static final Duration USUAL_TIME = Duration.ofMinutes(15);

  /** The time before the first check of a deployment whose objects are checked. */
  private static final Duration FIRST_CHECK = Duration.ofDays(14);

  /** Returns a check of the objects since a time that has not begun. */
  public static ReconcileProgress since(Instant from, Instant now) {
    var until = now.minus(USUAL_TIME);
    return new ReconcileProgress(from, until.isBefore(from) ? from : until, Optional.empty());
  }

  /** Returns the first check of a deployment. */
  static ReconcileProgress first(Instant now) {
    return since(now.minus(FIRST_CHECK), now);
  }

  /** Returns what is to be checked next: the rest of this check, or what is new since then. */
  ReconcileProgress next(Instant now) {
    return after.isPresent() ? this : since(until, now);
  }

  ReconcileProgress stoppedAfter(String key) {
    return new ReconcileProgress(from, until, Optional.of(key));
  }

  ReconcileProgress done() {
    return new ReconcileProgress(from, until, Optional.empty());
  }

  boolean covers(Instant storedAt) {
    return storedAt.isAfter(from) && !storedAt.isAfter(until);
  }

  boolean isEmpty() {
    return !until.isAfter(from);
  }
}
