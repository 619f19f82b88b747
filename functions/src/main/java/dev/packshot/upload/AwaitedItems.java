package dev.packshot.upload;

import dev.packshot.dynamo.Retry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.inject.Inject;

/**
 * A search for what a request is about to store. The event of an object may come before the request
 * that has put the object ends. So the search goes on for some seconds: the next delivery of the
 * event would be minutes later.
 */
final class AwaitedItems {
  /** Longer than any request: what is not stored after this time will never be. */
  private static final Duration MAX_REQUEST_TIME = Duration.ofMinutes(5);

  private static final int LOOKS = 10;
  private static final long MILLIS_BETWEEN_LOOKS = 400;

  private final Retry.Pause pause;
  private final Clock clock;

  @Inject
  AwaitedItems(Retry.Pause pause, Clock clock) {
    this.pause = pause;
    this.clock = clock;
  }

  /** Returns whether a request that began at this time may still be in progress. */
  boolean mayBeInProgress(Instant begunAt) {
    return begunAt.isAfter(clock.instant().minus(MAX_REQUEST_TIME));
  }

  /**
   * Looks until something is there, or can no longer be expected, and returns the last result.
   *
   * @param begunAt when the request began that is to store it
   */
  <T> T find(Instant begunAt, Supplier<T> look, Predicate<T> isThere) {
    var found = look.get();
    for (int looks = 1;
        looks < LOOKS && !isThere.test(found) && mayBeInProgress(begunAt);
        looks++) {
      pause.of(MILLIS_BETWEEN_LOOKS);
      found = look.get();
    }
    return found;
  }
}
