package dev.packshot.auth;

import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.organization.Act;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys as operators see them: by owner, and without their texts. */
public interface KeyDirectory {
  /** Returns a key, read with strong consistency. */
  Optional<StoredKey> find(String hash);

  /** Returns the keys of an organization by query, oldest first, revoked ones included. */
  List<StoredKey> of(OrganizationId organization);

  /** Returns the keys of a user by query, oldest first, revoked ones included. */
  List<StoredKey> of(UserId user);

  /**
   * Stores a key of the same owner, kind, name and limits, and lets the old one expire, in one
   * transaction. So there is no time at which neither is valid, and of two rotations of a key one
   * has no effect.
   *
   * @param until when the old key expires, unless it expires earlier
   */
  Rotation rotate(String hash, ApiKey successor, Instant until, Act act);
}
