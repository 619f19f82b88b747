package dev.packshot.local;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.ApiKeyRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.auth.UserRepository;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.identity.Role;
import dev.packshot.json.JsonWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/**
 * The demo organization with its keys and users. The limited key demonstrates rate limiting, the
 * billing member a forbidden change.
 */
record DemoAccess(
    OrganizationId organization,
    ApiKey key,
    ApiKey publishable,
    ApiKey limited,
    DemoMember editor,
    DemoMember billingMember) {
  private static final int LOW_LIMIT_PER_MINUTE = 10;
  private static final long MINUTES_PER_DAY = 1_440;

  /** Returns new keys of an organization, which are not stored yet. */
  static DemoAccess create(OrganizationId organization, Ids ids) {
    var random = new SecureRandom();
    return new DemoAccess(
        organization,
        ApiKey.mint(KeyKind.CSB, random),
        ApiKey.mint(KeyKind.CPK, random),
        ApiKey.mint(KeyKind.CSB, random),
        DemoMember.create(Role.EDITOR, ids),
        DemoMember.create(Role.BILLING, ids));
  }

  /**
   * Stores the keys and users. Repeating it is safe, also after the database was lost.
   *
   * @param requestsPerMinute the rate at which the csb key may be used all day; 0 for the default
   *     limits
   */
  void addTo(ApiKeyRepository keys, UserRepository users, int requestsPerMinute, Instant now) {
    keys.add(
        key,
        organization,
        Optional.empty(),
        requestsPerMinute,
        MINUTES_PER_DAY * requestsPerMinute,
        now);
    keys.add(publishable, organization, Optional.empty(), 0, 0, now);
    keys.add(limited, organization, Optional.empty(), LOW_LIMIT_PER_MINUTE, 0, now);
    editor.addTo(users, organization, now);
    billingMember.addTo(users, organization, now);
  }

  /** Returns the csb key and the organization as JSON for the local page. */
  String json() {
    return JsonWriter.object(
        json -> json.field("key", key.reveal()).field("organization_id", organization.toString()));
  }
}
