package dev.packshot.auth;

import dev.packshot.id.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/** The API keys, stored by their hashes. */
public interface ApiKeyRepository {
  /**
   * Authenticates a key, counts a request in both windows and records the time of use, in one
   * conditional write. Concurrent requests never exceed a limit.
   */
  KeyUse use(ApiKey key, Instant at);

  /**
   * Stores a key of an organization. Returns false if it is stored already.
   *
   * @param perMinute the limit of requests per minute, 0 for the default of its kind
   * @param perDay the limit of requests per day, 0 for the default
   */
  boolean add(
      ApiKey key,
      OrganizationId organizationId,
      Optional<Instant> expiresAt,
      long perMinute,
      long perDay,
      Instant createdAt);

  /** Revokes a key permanently. Returns false if there is no such key. */
  boolean revoke(ApiKey key);
}
