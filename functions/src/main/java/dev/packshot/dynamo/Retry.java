package dev.packshot.dynamo;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The retry policy of operations that compete with others for the same items: a bounded number of
 * attempts with random, growing pauses. DynamoDB refuses a write that meets a transaction on the
 * same item, and the SDK does not retry it.
 */
public final class Retry {
  /** The pauses take 3 seconds on average and 6 at most, less than a function's timeout. */
  private static final int ATTEMPTS = 20;

  private static final long FIRST_PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 400;

  /** Seeded by the operating system, so that instances restored from one snapshot differ. */
  private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());

  Retry() {}

  /**
   * Repeats an attempt until it has a result.
   *
   * @throws ContentionException if the last attempt has none either
   */
  public <T> T untilPresent(Supplier<Optional<T>> attempt) {
    for (int number = 1; number <= ATTEMPTS; number++) {
      var result = attempt.get();
      if (result.isPresent()) {
        return result.get();
      }
      pause(number);
    }
    throw new ContentionException(ATTEMPTS);
  }

  /**
   * Repeats an attempt while it throws an exception of this type, at most {@value #ATTEMPTS} times.
   */
  <T> T onConflict(Class<? extends RuntimeException> conflict, Supplier<T> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.get();
      } catch (RuntimeException failure) {
        if (!conflict.isInstance(failure) || number == ATTEMPTS) {
          throw failure;
        }
        pause(number);
      }
    }
  }

  private void pause(int attempt) {
    long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << attempt);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(nextUpTo(longest)));
  }

  private synchronized long nextUpTo(long longest) {
    return random.nextLong(longest) + 1;
  }
}
