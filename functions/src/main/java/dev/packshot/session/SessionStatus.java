package dev.packshot.session;

/** Where a session is in its life. */
public enum SessionStatus {
  /** Takes photos and captures. */
  ACTIVE,
  /** Ended by its client. */
  COMPLETED,
  /** Idle past its time. */
  EXPIRED
}
