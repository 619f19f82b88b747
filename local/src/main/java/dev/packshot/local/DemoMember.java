package dev.packshot.local;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.KeyKind;
import dev.packshot.auth.UserRepository;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** A user of the demo organization, and the user's key. */
record DemoMember(UserId id, Role role, ApiKey key) {

  static DemoMember mint(Role role, Ids ids) {
    return new DemoMember(
        new UserId(ids.next()), role, ApiKey.mint(KeyKind.CSU, new SecureRandom()));
  }

  /** Sees that the key works, whatever became of the database meanwhile. */
  void addTo(UserRepository users, OrganizationId organization, Instant now) {
    users.add(id, now);
    users.change(id, found -> found.withMembership(organization, role));
    users.addKey(id, key, Optional.empty(), 0, now);
  }
}
