package dev.packshot.dynamo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.inject.Inject;

/**
 * The retry policy of operations that compete with others for the same items: a bounded number of
 * attempts with random, growing pauses, until the invocation's deadline is near. DynamoDB refuses a
 * write that meets a transaction on the same item, and the SDK does not retry it.
 */
public final class Retry {
  /** The pauses take 3 seconds on average and 6 at most. */
  private static final int ATTEMPTS = 20;

  /** The time that an attempt and the answer may take: a silent connection ends after two. */
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private static final long FIRST_PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 400;

  private final RandomGenerator random;
  private final Pause pause;

  /**
   * Creates a retry policy.
   *
   * @param random the source of the lengths of pauses, which must differ between instances
   */
  @Inject
  public Retry(RandomGenerator random, Pause pause) {
    this.random = random;
    this.pause = pause;
  }

  /** A pause between two attempts. */
  public interface Pause {
    /** A pause of the current thread. */
    Pause OF_THE_THREAD = millis -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));

    /** Waits for this time. */
    void of(long millis);
  }

  /**
   * Repeats an attempt until it has a result.
   *
   * @throws ContentionException if the last attempt has none either
   */
  public <T> T untilPresent(Supplier<Optional<T>> attempt) {
    for (int number = 1; ; number++) {
      var result = attempt.get();
      if (result.isPresent()) {
        return result.get();
      }
      if (isLast(number)) {
        throw new ContentionException(number);
      }
      pause(number);
    }
  }

  /**
   * Repeats an attempt while it throws an exception of this type, at most {@value #ATTEMPTS} times.
   */
  <T> T onConflict(Class<? extends RuntimeException> conflict, Supplier<T> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.get();
      } catch (RuntimeException failure) {
        if (!conflict.isInstance(failure) || isLast(number)) {
          throw failure;
        }
        pause(number);
      }
    }
  }

  private static boolean isLast(int attempt) {
    return attempt == ATTEMPTS || !Deadline.current().allows(RESERVE);
  }

  private void pause(int attempt) {
    long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << attempt);
    pause.of(random.nextLong(longest) + 1);
  }
}
