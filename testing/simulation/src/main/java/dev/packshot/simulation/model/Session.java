package dev.packshot.simulation.model;

/**
 * The photo's session.
 *
 * @param isFull whether other photos fill it
 * @param photos the number of times that this photo was counted
 */
public record Session(Phase phase, boolean isFull, int photos) {
  static final Session OPEN = new Session(Phase.ACTIVE, false, 0);

  /** A phase of the session's life. */
  public enum Phase {
    ACTIVE,
    /** Stored as active, but idle for so long that it counts as expired. */
    IDLE,
    /** Stored as expired by the hourly job. */
    EXPIRED
  }

  /**
   * Returns whether the session is active for a handler.
   *
   * @param isLate whether the handler has read the clock after the session became idle
   */
  boolean isActiveFor(boolean isLate) {
    return phase == Phase.ACTIVE || (phase == Phase.IDLE && !isLate);
  }

  /** Returns whether a handler that reads the clock now is late. */
  boolean isOver() {
    return phase != Phase.ACTIVE;
  }

  Session in(Phase next) {
    return new Session(next, isFull, photos);
  }

  Session filled() {
    return new Session(phase, true, photos);
  }

  Session counted() {
    return new Session(phase, isFull, photos + 1);
  }

  /** Returns the session without the photo, which has room for another one. */
  Session uncounted() {
    return new Session(phase, false, photos - 1);
  }
}
