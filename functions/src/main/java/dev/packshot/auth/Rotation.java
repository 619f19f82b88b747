package dev.packshot.auth;

/** The result of the rotation of a key. */
public enum Rotation {
  /** The new key is valid, and the old one is until the time that was given. */
  DONE,
  /** There is no such key. */
  UNKNOWN,
  /** The old key was revoked or has expired. */
  NOT_VALID,
  /** The old key was rotated before, and has another successor. */
  ROTATED_BEFORE
}
