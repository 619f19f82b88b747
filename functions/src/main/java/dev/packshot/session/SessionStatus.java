package dev.packshot.session;

/** The stage of a session's life. */
public enum SessionStatus {
  /** The session accepts photos and captures. */
  ACTIVE,
  /** The client has ended the session. */
  COMPLETED,
  /** The session was idle for too long. */
  EXPIRED
}
