package dev.packshot.auth;

import dev.packshot.id.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The users. Requests never ask for one: each key's item tells what its user is a member of. */
public interface UserRepository {
  /** Stores a user that belongs nowhere yet; {@code false} where there is one of that id. */
  boolean add(UserId id, Instant createdAt);

  /** The user; strongly consistent. */
  Optional<User> find(UserId id);

  /**
   * Changes a user's memberships, on the user and on all of its keys, in one transaction: what
   * begins afterwards sees it with whichever key. Applied to the user as found, and again where
   * somebody else has changed it meanwhile.
   *
   * @return {@code false} where there is no such user
   */
  boolean change(UserId id, UnaryOperator<User> change);

  /**
   * Stores a user's key, by its hash alone; the same key again, a revoked one too, changes nothing.
   *
   * @param perMinute requests a minute, 0 for the kind's default
   * @return {@code false} where there is no such user
   */
  boolean addKey(
      UserId id, ApiKey key, Optional<Instant> expiresAt, long perMinute, Instant createdAt);
}
