package dev.packshot.auth;

import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A user with its memberships in organizations and the hashes of its keys.
 *
 * @param version increases with each change, so that concurrent changes are detected
 */
public record User(
    UserId id, Map<OrganizationId, Role> memberships, Set<String> keyHashes, long version) {
  /** The maximum number of memberships, which are a part of each key's item. */
  public static final int MAX_MEMBERSHIPS = 50;

  /** The maximum number of keys, which are all changed in one transaction. */
  public static final int MAX_KEYS = 50;

  public User {
    memberships = Map.copyOf(memberships);
    keyHashes = Set.copyOf(keyHashes);
    require(memberships.size() <= MAX_MEMBERSHIPS, MAX_MEMBERSHIPS + " organizations");
    require(keyHashes.size() <= MAX_KEYS, MAX_KEYS + " keys that are not revoked");
  }

  /** Returns the user with this role in an organization. */
  User withMembership(OrganizationId organization, Role role) {
    var all = new HashMap<>(memberships);
    all.put(organization, role);
    return new User(id, all, keyHashes, version);
  }

  /** Returns the user without a membership in an organization. */
  User withoutMembership(OrganizationId organization) {
    var rest = new HashMap<>(memberships);
    rest.remove(organization);
    return new User(id, rest, keyHashes, version);
  }

  User withKey(ApiKey key) {
    var all = new HashSet<>(keyHashes);
    all.add(key.hash());
    return new User(id, memberships, all, version);
  }

  User withoutKey(String hash) {
    var rest = new HashSet<>(keyHashes);
    rest.remove(hash);
    return new User(id, memberships, rest, version);
  }

  private static void require(boolean condition, String maximum) {
    if (!condition) {
      throw new IllegalArgumentException("A user can have at most " + maximum + ".");
    }
  }
}
