package dev.packshot.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A circuit breaker. It opens after {@value #FAILURES} failures in a row, or when the server says
 * when it wants to be asked again. Then one attempt is let through: if it fails, the circuit opens
 * for twice the time.
 */
final class Circuit {
  static final int FAILURES = 5;
  static final Duration FIRST = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofMinutes(16);

  /** The time that the attempt which is let through may take. */
  private static final Duration TRIAL = Duration.ofSeconds(15);

  private int failures;
  private Duration open = FIRST;
  private Instant closedAgain = Instant.MIN;

  /** Returns the time for which the circuit is still open; empty if an attempt may start. */
  synchronized Optional<Duration> enter(Instant now) {
    if (now.isBefore(closedAgain)) {
      return Optional.of(Duration.between(now, closedAgain));
    }
    if (failures >= FAILURES) {
      closedAgain = now.plus(TRIAL);
    }
    return Optional.empty();
  }

  synchronized void succeeded() {
    failures = 0;
    open = FIRST;
    closedAgain = Instant.MIN;
  }

  /** Counts a failure. Opens the circuit if there were enough, or the server asks for it. */
  synchronized void failed(Instant now, Optional<Duration> retryAfter) {
    failures++;
    if (failures >= FAILURES) {
      closedAgain = now.plus(open);
      open = open.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : open.multipliedBy(2);
    }
    retryAfter.map(now::plus).filter(closedAgain::isBefore).ifPresent(asked -> closedAgain = asked);
  }
}
