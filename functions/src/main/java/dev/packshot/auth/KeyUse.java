package dev.packshot.auth;

import dev.packshot.identity.Caller;
import dev.packshot.identity.Principal;

/** The result of using a key for one request. */
public sealed interface KeyUse {
  /**
   * The key is valid and within its limits. The request was counted.
   *
   * @param scope what the key is valid for
   */
  record Admitted(Principal principal, Caller.Scope scope, Usage usage) implements KeyUse {}

  /** The key is valid, but one of its limits is used up. The request was not counted. */
  record Limited(Usage usage) implements KeyUse {}

  /** The key is unknown, revoked or expired. */
  record Refused(String reason) implements KeyUse {}
}
