package dev.packshot.auth;

import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A user as stored: the organizations it belongs to, and the hashes of its keys.
 *
 * @param version grows with each change, so that none is lost to another one made at the same time
 */
public record User(
    UserId id, Map<OrganizationId, Role> memberships, Set<String> keyHashes, long version) {
  /** Organizations that a user belongs to at the most: they are part of each key's item. */
  public static final int MOST_MEMBERSHIPS = 50;

  /** Keys that a user has at the most: all of them change in one transaction. */
  public static final int MOST_KEYS = 50;

  public User {
    memberships = Map.copyOf(memberships);
    keyHashes = Set.copyOf(keyHashes);
    require(memberships.size() <= MOST_MEMBERSHIPS, MOST_MEMBERSHIPS + " organizations");
    require(keyHashes.size() <= MOST_KEYS, MOST_KEYS + " keys, revoked ones left out");
  }

  /** The same user, in this role from now on. */
  public User as(OrganizationId organization, Role role) {
    var all = new HashMap<>(memberships);
    all.put(organization, role);
    return new User(id, all, keyHashes, version);
  }

  /** The same user, no member of that organization. */
  public User outOf(OrganizationId organization) {
    var rest = new HashMap<>(memberships);
    rest.remove(organization);
    return new User(id, rest, keyHashes, version);
  }

  User withKey(ApiKey key) {
    var all = new HashSet<>(keyHashes);
    all.add(key.hash());
    return new User(id, memberships, all, version);
  }

  public User withoutKey(ApiKey key) {
    var rest = new HashSet<>(keyHashes);
    rest.remove(key.hash());
    return new User(id, memberships, rest, version);
  }

  private static void require(boolean holds, String most) {
    if (!holds) {
      throw new IllegalArgumentException("A user has " + most + ", at the most.");
    }
  }
}
