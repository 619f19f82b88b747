package dev.packshot.lookup;

import java.time.Duration;
import java.util.Optional;

/**
 * The failure of a look-up that may succeed later. Its message is a sentence for the client, who
 * reads it if every other attempt fails as well.
 */
public final class LookUpFailedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String detail;
  private final transient Optional<Duration> pause;

  private LookUpFailedException(String message, String detail, Optional<Duration> pause) {
    super(message, null, false, false);
    this.detail = detail;
    this.pause = pause;
  }

  /**
   * Returns the failure of an attempt that counts.
   *
   * @param detail for the log
   * @param pause the shortest time after which another one makes sense
   */
  public static LookUpFailedException after(String message, String detail, Duration pause) {
    return new LookUpFailedException(message, detail, Optional.of(pause));
  }

  /** Returns a failure that counts as no attempt, so that the next run makes it. */
  public static LookUpFailedException notAttempted(String message) {
    return new LookUpFailedException(message, message, Optional.empty());
  }

  String detail() {
    return detail;
  }

  /** Returns the shortest time until another attempt; empty if there was none. */
  Optional<Duration> pause() {
    return pause;
  }
}
