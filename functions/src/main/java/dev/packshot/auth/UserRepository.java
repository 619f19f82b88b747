package dev.packshot.auth;

import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.organization.Act;
import java.time.Instant;
import java.util.Optional;

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
   * Makes a user a member of an organization or changes the role, on the user, on all of its keys
   * and in the organization's list, in one transaction. Requests that start afterwards see the
   * change with every key.
   */
  MembershipChange setRole(UserId id, OrganizationId organization, Role role, Act act);

  /** Ends a membership, in the same way. */
  MembershipChange removeMember(UserId id, OrganizationId organization, Act act);

  /**
   * Stores a key of a user, lists it there and adds an entry to the audit trails, in one
   * transaction. Has no effect if the key is stored already, even if it was revoked.
   *
   * @return false if there is no such user
   */
  boolean addKey(UserId id, NewKey key, Act act);

  /** Stores a key without a name, on behalf of Packshot itself. */
  default boolean addKey(
      UserId id, ApiKey key, Optional<Instant> expiresAt, long perMinute, Instant createdAt) {
    return addKey(id, NewKey.unnamed(key, expiresAt, perMinute, 0), Act.ofPackshot(createdAt));
  }
}
