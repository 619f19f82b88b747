package dev.packshot.auth;

import java.time.Instant;

/** A browser session as it is stored. */
record BrowserSession(Instant usedAt, Instant expiresAt) {

  /** Returns whether the session has ended, by its age or since it was not used for long. */
  boolean hasExpired(Instant at) {
    return !expiresAt.isAfter(at) || !usedAt.isAfter(at.minus(BrowserCookie.IDLE));
  }
}
