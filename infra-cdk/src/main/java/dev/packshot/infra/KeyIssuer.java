package dev.packshot.infra;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.DynamoUserRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.dynamo.Table;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.organization.Act;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The issuer of API keys of one kind in a deployment's table. */
final class KeyIssuer {
  static final String OPERATOR = "operator";

  private static final long DEFAULT_LIMIT = 0;

  private final Table table;
  private final KeyKind kind;
  private final long days;
  private final long perMinute;
  private final Instant now;

  /**
   * Creates an issuer.
   *
   * @param days the lifetime of a key; 0 for no expiry
   * @param perMinute the requests that a key may make in a minute; 0 for the default
   */
  KeyIssuer(Table table, KeyKind kind, long days, long perMinute, Instant now) {
    this.table = table;
    this.kind = kind;
    this.days = days;
    this.perMinute = perMinute;
    this.now = now;
  }

  ApiKey issue(OrganizationId owner) {
    var key = ApiKey.mint(kind, new SecureRandom());
    new DynamoApiKeyRepository(table).add(key, owner, expiresAt(), perMinute, DEFAULT_LIMIT, now);
    return key;
  }

  /** Returns a new key of an existing user; empty if there is no such user. */
  Optional<ApiKey> issue(UserId user) {
    var key = ApiKey.mint(kind, new SecureRandom());
    var users = new DynamoUserRepository(table);
    return users.addKey(user, key, expiresAt(), perMinute, now)
        ? Optional.of(key)
        : Optional.empty();
  }

  /** Adds a user with one membership and returns the user's first key. */
  ApiKey issueToNewUser(UserId newUser, OrganizationId organization, Role role) {
    var users = new DynamoUserRepository(table);
    users.add(newUser, now);
    users.setRole(newUser, organization, role, Act.by(OPERATOR, now));
    return issue(newUser).orElseThrow();
  }

  private Optional<Instant> expiresAt() {
    return days == 0 ? Optional.empty() : Optional.of(now.plus(Duration.ofDays(days)));
  }
}
