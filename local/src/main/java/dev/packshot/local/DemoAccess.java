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
 * The demo organization with its keys and users. The limited key is there to see a limit reached,
 * the bookkeeper to see a member refused.
 */
record DemoAccess(
    OrganizationId organization,
    ApiKey key,
    ApiKey publishable,
    ApiKey limited,
    DemoMember editor,
    DemoMember bookkeeper) {
  private static final int FEW_A_MINUTE = 10;
  private static final long MINUTES_A_DAY = 1_440;

  static DemoAccess mint(Ids ids) {
    var random = new SecureRandom();
    return new DemoAccess(
        new OrganizationId(ids.next()),
        ApiKey.mint(KeyKind.CSB, random),
        ApiKey.mint(KeyKind.CPK, random),
        ApiKey.mint(KeyKind.CSB, random),
        DemoMember.mint(Role.EDITOR, ids),
        DemoMember.mint(Role.BILLING, ids));
  }

  /**
   * Sees that the keys work, whatever became of the database meanwhile.
   *
   * @param perMinute requests that the first key may make, and at that rate all day; 0 for the
   *     defaults
   */
  void addTo(ApiKeyRepository keys, UserRepository users, int perMinute, Instant now) {
    keys.add(key, organization, Optional.empty(), perMinute, MINUTES_A_DAY * perMinute, now);
    keys.add(publishable, organization, Optional.empty(), 0, 0, now);
    keys.add(limited, organization, Optional.empty(), FEW_A_MINUTE, 0, now);
    editor.addTo(users, organization, now);
    bookkeeper.addTo(users, organization, now);
  }

  /** What the page needs of it, as JSON. */
  String json() {
    return JsonWriter.object(
        json -> json.field("key", key.reveal()).field("organization_id", organization.toString()));
  }
}
