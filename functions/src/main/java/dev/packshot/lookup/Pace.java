package dev.packshot.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** A limit of requests in every minute. */
final class Pace {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int perMinute;
  private final Deque<Instant> requests = new ArrayDeque<>();

  Pace(int perMinute) {
    this.perMinute = perMinute;
  }

  /** Counts a request. Returns {@code false} if it would be one too many. */
  synchronized boolean enter(Instant now) {
    while (!requests.isEmpty() && !now.isBefore(requests.peek().plus(MINUTE))) {
      requests.remove();
    }
    return requests.size() < perMinute && requests.add(now);
  }
}
