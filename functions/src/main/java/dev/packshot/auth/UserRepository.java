package dev.packshot.auth;

import dev.packshot.id.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The users. Requests do not read them, because each key's item contains the memberships of its
 * user.
 */
public interface UserRepository {
  /** Stores a new user without memberships. Returns false if the id is in use. */
  boolean add(UserId id, Instant createdAt);

  /** Returns a user, read with strong consistency. */
  Optional<User> find(UserId id);

  /**
   * Changes a user's memberships, on the user and on all of its keys, in one transaction. Requests
   * that start afterwards see the change with every key. The change may be applied several times,
   * if there are concurrent changes.
   *
   * @return false if there is no such user
   */
  boolean change(UserId id, UnaryOperator<User> change);

  /**
   * Stores a key of a user. Has no effect if the key is stored already, even if it was revoked.
   *
   * @param perMinute the limit of requests per minute, 0 for the default of its kind
   * @return false if there is no such user
   */
  boolean addKey(
      UserId id, ApiKey key, Optional<Instant> expiresAt, long perMinute, Instant createdAt);
}
