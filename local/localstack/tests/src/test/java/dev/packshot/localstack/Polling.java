package dev.packshot.localstack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A wait for a condition that LocalStack or a function fulfils. */
final class Polling {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  /** The interval, long enough for requests to stay below the limit of 300 per minute. */
  private static final long INTERVAL_MILLIS = 500;

  private Polling() {}

  /** Waits until the condition holds. The description is used in the error message. */
  static void waitUntil(String description, BooleanSupplier condition) {
    waitFor(description, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  static <T> T waitFor(String description, Supplier<Optional<T>> supplier) {
    var end = Instant.now().plus(TIMEOUT);
    while (Instant.now().isBefore(end)) {
      var value = supplier.get();
      if (value.isPresent()) {
        return value.get();
      }
      sleep();
    }
    throw new AssertionError("timed out after " + TIMEOUT + " waiting for " + description);
  }

  private static void sleep() {
    try {
      Thread.sleep(INTERVAL_MILLIS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
