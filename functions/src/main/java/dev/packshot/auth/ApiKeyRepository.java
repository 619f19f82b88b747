package dev.packshot.auth;

import dev.packshot.id.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/** The keys, by their hashes. */
public interface ApiKeyRepository {
  /**
   * Authenticates a key, counts one request in both windows and marks its last use, in one
   * conditional write: of callers at the limit at the same time, exactly the rest is refused.
   */
  KeyUse use(ApiKey key, Instant at);

  /**
   * Stores an organization's key, by its hash alone; {@code false} where it is there already.
   *
   * @param perMinute requests a minute, 0 for the kind's default
   * @param perDay requests a day, 0 for the default
   */
  boolean add(
      ApiKey key,
      OrganizationId organizationId,
      Optional<Instant> expiresAt,
      long perMinute,
      long perDay,
      Instant createdAt);

  /** Ends a key for good; {@code false} where there is no such key. */
  boolean revoke(ApiKey key);
}
