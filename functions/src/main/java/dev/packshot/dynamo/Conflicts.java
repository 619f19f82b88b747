package dev.packshot.dynamo;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Tries again what met a transaction on the same item, which DynamoDB refuses instead of queueing
 * and its SDK does not retry.
 */
final class Conflicts {
  /** Three seconds of waiting on average, six at the most: within the time that a function has. */
  private static final int ATTEMPTS = 20;

  private static final long FIRST_WAIT_MILLIS = 5;
  private static final long LONGEST_WAIT_MILLIS = 400;

  private Conflicts() {}

  /** The outcome of the first attempt that meets no such exception; the last one's is thrown. */
  static <T> T retried(Class<? extends RuntimeException> conflict, Supplier<T> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.get();
      } catch (RuntimeException failed) {
        if (!conflict.isInstance(failed) || number == ATTEMPTS) {
          throw failed;
        }
        pause(number);
      }
    }
  }

  private static void pause(int attempt) {
    long longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << attempt);
    long millis = ThreadLocalRandom.current().nextLong(longest) + 1;
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
