package dev.packshot.session;

import java.time.Duration;
import java.time.Instant;

/** The time without a change after which an active session counts as expired. */
public record IdleLimit(Duration time) {
  /** The limit of a deployment that sets none. */
  public static final IdleLimit USUAL = new IdleLimit(Duration.ofHours(24));

  /** Returns the latest time of a last change with which a session is idle now. */
  public Instant before(Instant now) {
    return now.minus(time);
  }
}
