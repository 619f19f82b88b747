package dev.packshot.local.pump;

import java.time.Duration;

/**
 * The delays between attempts: doubled each time, up to a limit.
 *
 * @param first the delay after the first failure
 */
record Backoff(Duration first, Duration limit) {
  private static final int MAX_DOUBLINGS = 30;

  /** Returns the delay after this many failures, one at least. */
  Duration after(int failures) {
    var delay = first.multipliedBy(1L << Math.min(MAX_DOUBLINGS, failures - 1));
    return delay.compareTo(limit) < 0 ? delay : limit;
  }
}
