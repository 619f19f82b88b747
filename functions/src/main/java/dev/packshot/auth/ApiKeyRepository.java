package dev.packshot.auth;

import dev.packshot.id.OrganizationId;
import dev.packshot.organization.Act;
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
   * Stores a key of an organization, lists it there and adds an entry to the audit trail, in one
   * transaction. Returns false if the key is stored already.
   */
  boolean add(OrganizationId organization, NewKey key, Act act);

  /**
   * Revokes a key permanently, on the key and on its user, with an entry in the audit trail, in one
   * transaction. Requests that start afterwards are refused. Returns false if there is no such key.
   */
  boolean revoke(String hash, Act act);

  /** Stores a key without a name, on behalf of Packshot itself. Returns false if it is stored. */
  default boolean add(
      ApiKey key,
      OrganizationId organization,
      Optional<Instant> expiresAt,
      long perMinute,
      long perDay,
      Instant createdAt) {
    return add(
        organization, NewKey.unnamed(key, expiresAt, perMinute, perDay), Act.ofPackshot(createdAt));
  }
}
