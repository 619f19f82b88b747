package dev.packshot.session;

import dev.packshot.id.SessionId;

/** The partition of the table with a session and everything that belongs to it. */
public final class SessionPartition {
  /** The start of every session's partition key. */
  public static final String PREFIX = "SESSION#";

  private SessionPartition() {}

  /** Returns the partition key of a session. */
  public static String of(SessionId id) {
    return PREFIX + id;
  }
}
