package dev.packshot.localstack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what is about to happen. */
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Long enough that 90 seconds of asking stay below 300 requests a minute. */
  private static final long PAUSE_MILLIS = 500;

  private Await() {}

  static void until(String what, BooleanSupplier holds) {
    value(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  static <T> T value(String what, Supplier<Optional<T>> look) {
    var end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      var found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      pause();
    }
    throw new AssertionError("waited in vain for " + what);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
