package dev.packshot.auth;

import dev.packshot.identity.Caller;
import java.util.Locale;
import java.util.Optional;

/** The kinds of API keys, identified by their prefixes. */
public enum KeyKind {
  /** A key of an organization, for its servers. */
  CSB(300, Caller.Scope.ORGANIZATION),
  /** A key of a user, with the rights of the user's role in each organization. */
  CSU(300, Caller.Scope.ORGANIZATION),
  /** A publishable key of an organization, for the scanner only. It is safe in a front end. */
  CPK(100, Caller.Scope.SCANNER);

  private final int requestsPerMinute;
  private final Caller.Scope scope;

  KeyKind(int requestsPerMinute, Caller.Scope scope) {
    this.requestsPerMinute = requestsPerMinute;
    this.scope = scope;
  }

  /** Returns the kind with this prefix. */
  public static Optional<KeyKind> find(String prefix) {
    for (var kind : values()) {
      if (kind.prefix().equals(prefix)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  public String prefix() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether keys of this kind belong to a user and not to an organization. */
  boolean belongsToUser() {
    return this == CSU;
  }

  /** Returns the default limit of requests per minute. */
  public int requestsPerMinute() {
    return requestsPerMinute;
  }

  public Caller.Scope scope() {
    return scope;
  }
}
