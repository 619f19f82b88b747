package dev.packshot.auth;

import dev.packshot.identity.Principal;

/** What came of counting one request against a key. */
public sealed interface KeyUse {
  /** The key is good and within its limits; the request has been counted. */
  record Admitted(Principal principal, Usage usage) implements KeyUse {}

  /** The key is good, but one of its limits is used up; nothing was counted. */
  record Limited(Usage usage) implements KeyUse {}

  /** No such key, or it was revoked, or it has expired. */
  record Refused(String reason) implements KeyUse {}
}
