package dev.packshot.organization;

import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Requirement;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item that lists a member with its organization. */
public final class MemberItem {
  /** The start of the sort keys of all members of an organization. */
  public static final String SORT_PREFIX = "MEMBER#";

  private static final String USER = "user_id";
  private static final String ROLE = "member_role";
  private static final String SINCE = "member_since";

  private MemberItem() {}

  public static Key key(OrganizationId organization, UserId user) {
    return new Key(OrganizationItem.partition(organization), SORT_PREFIX + user);
  }

  /** Returns an update that adds a member, or changes its role and keeps the time since when. */
  public static Update write(OrganizationId organization, UserId user, Role role, Instant at) {
    return new Expression()
        .set(USER, Values.text(user.toString()))
        .set(ROLE, Values.text(role.value()))
        .setIfAbsent(SINCE, Values.time(at))
        .toUpdate(key(organization, user), "");
  }

  /** Returns the requirement that a user is an owner of an organization. */
  public static Requirement isOwner(OrganizationId organization, UserId user) {
    return new Requirement(
        key(organization, user),
        ROLE + " = :owner",
        Map.of(":owner", Values.text(Role.OWNER.value())));
  }

  public static Member read(Map<String, AttributeValue> item) {
    return new Member(
        UserId.parse(Values.text(item, USER)).orElseThrow(),
        Role.find(Values.text(item, ROLE)).orElseThrow(),
        Values.time(item, SINCE));
  }
}
