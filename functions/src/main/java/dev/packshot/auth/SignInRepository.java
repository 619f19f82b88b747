package dev.packshot.auth;

import dev.packshot.id.UserId;
import java.time.Instant;

/** The users who sign in at the issuer, and their browser sessions. */
public interface SignInRepository {
  /** The maximum number of browser sessions of a user; a further one ends the least used. */
  int MAX_SESSIONS = 10;

  /**
   * Counts a request of a user in both windows, and stores the user without memberships if it is
   * the first, in one conditional write. Concurrent requests never exceed a limit.
   */
  KeyUse use(UserId user, Instant at);

  /**
   * Authenticates a cookie, counts a request of its user in both windows and records the time of
   * use, in one conditional write. Concurrent requests never exceed a limit.
   */
  KeyUse use(BrowserCookie cookie, Instant at);

  /**
   * Adds a browser session of a stored user and removes those that have ended. It reads first and
   * writes once, so concurrent calls can exceed the maximum until the next one.
   */
  void open(BrowserCookie cookie, Instant at);

  /** Ends a browser session, if there is one, in one write. */
  void end(BrowserCookie cookie);

  /** Ends all browser sessions of a user in one write. */
  void endAll(UserId user);
}
