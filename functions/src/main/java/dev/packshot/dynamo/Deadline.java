package dev.packshot.dynamo;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * The end of the invocation that the current thread works for. Retries stop before it, so that the
 * caller gets an answer instead of Lambda's timeout.
 */
public final class Deadline {
  private static final Deadline NONE = new Deadline(() -> Integer.MAX_VALUE);
  private static final ThreadLocal<Deadline> CURRENT = ThreadLocal.withInitial(() -> NONE);

  private final IntSupplier remainingMillis;

  private Deadline(IntSupplier remainingMillis) {
    this.remainingMillis = remainingMillis;
  }

  /** Returns the deadline attached to the current thread; none if the thread has no invocation. */
  public static Deadline current() {
    return CURRENT.get();
  }

  /**
   * Attaches the deadline of an invocation to the current thread.
   *
   * @param remainingMillis returns the time that is left, as Lambda's context tells it
   */
  public static void start(IntSupplier remainingMillis) {
    new Deadline(remainingMillis).attach();
  }

  /** Detaches the current thread from its invocation. */
  public static void end() {
    CURRENT.remove();
  }

  /** Attaches this deadline to the current thread. */
  public void attach() {
    CURRENT.set(this);
  }

  /** Returns whether at least this time is left. */
  public boolean allows(Duration time) {
    return remainingMillis.getAsInt() >= time.toMillis();
  }
}
