package dev.packshot.auth;

import dev.packshot.identity.Caller;
import java.util.Locale;
import java.util.Optional;

/** What a key is for; its prefix tells. */
public enum KeyKind {
  /** Of an organization, for its servers. */
  CSB(300, Caller.Scope.ORGANIZATION),
  /** Of a user, who may as much as the user's role in each organization. */
  CSU(300, Caller.Scope.ORGANIZATION),
  /** Publishable: of an organization too, but safe in a front end, for the scanner alone. */
  CPK(100, Caller.Scope.SCANNER);

  private final int requestsPerMinute;
  private final Caller.Scope scope;

  KeyKind(int requestsPerMinute, Caller.Scope scope) {
    this.requestsPerMinute = requestsPerMinute;
    this.scope = scope;
  }

  /** The kind with this prefix. */
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

  /** Whether it stands for a user, and not for an organization. */
  boolean isUsers() {
    return this == CSU;
  }

  /** Requests a minute where the key itself names no limit. */
  public int requestsPerMinute() {
    return requestsPerMinute;
  }

  public Caller.Scope scope() {
    return scope;
  }
}
