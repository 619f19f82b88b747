package dev.packshot.local;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.KeyKind;
import dev.packshot.auth.UserRepository;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.organization.Act;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** A user of the demo organization with a role and a key. */
record DemoMember(UserId id, Role role, ApiKey key) {

  /** Returns a new user with a new key, which are not stored yet. */
  static DemoMember create(Role role, Ids ids) {
    return new DemoMember(
        new UserId(ids.next()), role, ApiKey.mint(KeyKind.CSU, new SecureRandom()));
  }

  /** Stores the user and the key. Repeating it is safe, also after the database was lost. */
  void addTo(UserRepository users, OrganizationId organization, Instant now) {
    users.add(id, now);
    users.setRole(id, organization, role, Act.ofPackshot(now));
    users.addKey(id, key, Optional.empty(), 0, now);
  }
}
