package dev.packshot.infra;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.DynamoUserRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.dynamo.Table;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes API keys in a deployment's table: an organization's, or a user's. */
final class MintKey {
  private static final long DEFAULT_LIMIT = 0;

  private final Table table;
  private final KeyKind kind;
  private final long days;
  private final long perMinute;
  private final Instant now;

  /**
   * Of this kind.
   *
   * @param days that a key lives, 0 for ever
   * @param perMinute requests that it may make, 0 for the default
   */
  MintKey(Table table, KeyKind kind, long days, long perMinute, Instant now) {
    this.table = table;
    this.kind = kind;
    this.days = days;
    this.perMinute = perMinute;
    this.now = now;
  }

  /** A key of this organization's. */
  ApiKey of(OrganizationId owner) {
    var key = ApiKey.mint(kind, new SecureRandom());
    new DynamoApiKeyRepository(table).add(key, owner, expiresAt(), perMinute, DEFAULT_LIMIT, now);
    return key;
  }

  /** The key of a user who is made for it, in this role. */
  ApiKey of(UserId newUser, OrganizationId organization, Role role) {
    var users = new DynamoUserRepository(table);
    users.add(newUser, now);
    users.change(newUser, found -> found.withMembership(organization, role));
    return of(newUser).orElseThrow();
  }

  /** One more key of this user's; nothing where there is no such user. */
  Optional<ApiKey> of(UserId user) {
    var key = ApiKey.mint(kind, new SecureRandom());
    var users = new DynamoUserRepository(table);
    return users.addKey(user, key, expiresAt(), perMinute, now)
        ? Optional.of(key)
        : Optional.empty();
  }

  private Optional<Instant> expiresAt() {
    return days == 0 ? Optional.empty() : Optional.of(now.plus(Duration.ofDays(days)));
  }
}
