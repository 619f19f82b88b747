package dev.packshot.local;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens on other threads and in other processes. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  public static void until(String what, BooleanSupplier condition) {
    value(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  public static <T> T value(String what, Supplier<Optional<T>> supplier) {
    return value(what, PAUSE, supplier);
  }

  /** With a pause between two looks, for a look may cost something. */
  public static <T> T value(String what, Duration pause, Supplier<Optional<T>> supplier) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var value = supplier.get();
      if (value.isPresent()) {
        return value.get();
      }
      sleep(pause);
    }
    throw new AssertionError("waited " + PATIENCE + " in vain for " + what);
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
