package dev.packshot.local;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.ApiKeyRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** The demo organization and its two keys. */
record DemoAccess(OrganizationId organization, ApiKey key, ApiKey publishable) {
  static DemoAccess mint(Ids ids) {
    var random = new SecureRandom();
    return new DemoAccess(
        new OrganizationId(ids.next()),
        ApiKey.mint(KeyKind.CSB, random),
        ApiKey.mint(KeyKind.CPK, random));
  }

  /** Sees that the keys work, whatever became of the database meanwhile. */
  void addTo(ApiKeyRepository keys, Instant now) {
    keys.add(key, organization, Optional.empty(), 0, 0, now);
    keys.add(publishable, organization, Optional.empty(), 0, 0, now);
  }
}
