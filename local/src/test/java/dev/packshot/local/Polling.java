package dev.packshot.local;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A wait for a condition that other threads or processes fulfil. */
public final class Polling {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private Polling() {}

  /** Waits until the condition holds. The description is used in the error message. */
  public static void waitUntil(String description, BooleanSupplier condition) {
    waitFor(description, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  public static <T> T waitFor(String description, Supplier<Optional<T>> supplier) {
    return waitFor(description, INTERVAL, supplier);
  }

  /** Waits for a value, with an interval between two calls of the supplier. */
  public static <T> T waitFor(
      String description, Duration interval, Supplier<Optional<T>> supplier) {
    long end = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() < end) {
      var value = supplier.get();
      if (value.isPresent()) {
        return value.get();
      }
      sleep(interval);
    }
    throw new AssertionError("timed out after " + TIMEOUT + " waiting for " + description);
  }

  private static void sleep(Duration interval) {
    try {
      Thread.sleep(interval.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
