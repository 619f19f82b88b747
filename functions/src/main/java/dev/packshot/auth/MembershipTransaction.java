package dev.packshot.auth;

import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.WriteTransaction;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.organization.Act;
import dev.packshot.organization.Action;
import dev.packshot.organization.AuditEvent;
import dev.packshot.organization.AuditItem;
import dev.packshot.organization.Member;
import dev.packshot.organization.MemberItem;
import dev.packshot.organization.OrganizationItem;
import java.util.Optional;

/**
 * The transaction that changes a user's membership in an organization: on the user, on its keys and
 * in the organization. If it takes the role of owner away, it requires that another user is an
 * owner. So of two owners who remove each other at the same time, one stays.
 */
record MembershipTransaction(Table table, User user, OrganizationId organization, Act act) {
  private static final String KEY = "key";

  /** Sets a role; empty if something has changed since it was read. */
  Optional<MembershipChange> setRole(Role role) {
    var before = user.memberships().get(organization);
    var transaction = table.transaction();
    if (before == Role.OWNER && role != Role.OWNER && !requireAnotherOwner(transaction)) {
      return Optional.of(MembershipChange.LAST_OWNER);
    }
    transaction.update("member", MemberItem.write(organization, user.id(), role, act.at()));
    if (before != role) {
      record(transaction, before == null ? Action.MEMBER_ADDED : Action.ROLE_CHANGED, role.value());
    }
    return commit(transaction, user.withMembership(organization, role));
  }

  /** Ends the membership; empty if something has changed since it was read. */
  Optional<MembershipChange> remove() {
    var role = user.memberships().get(organization);
    if (role == null) {
      return Optional.of(MembershipChange.NOT_A_MEMBER);
    }
    var transaction = table.transaction();
    if (role == Role.OWNER && !requireAnotherOwner(transaction)) {
      return Optional.of(MembershipChange.LAST_OWNER);
    }
    transaction.delete("member", MemberItem.key(organization, user.id()));
    record(transaction, Action.MEMBER_REMOVED, role.value());
    return commit(transaction, user.withoutMembership(organization));
  }

  /** Requires that another user stays an owner. Returns false if there is none. */
  private boolean requireAnotherOwner(WriteTransaction transaction) {
    var other = anotherOwner();
    other.ifPresent(owner -> transaction.require("owner", MemberItem.isOwner(organization, owner)));
    return other.isPresent();
  }

  private Optional<UserId> anotherOwner() {
    return table
        .queryFrom(OrganizationItem.partition(organization), MemberItem.SORT_PREFIX)
        .all()
        .stream()
        .map(MemberItem::read)
        .filter(member -> member.role() == Role.OWNER && !member.user().equals(user.id()))
        .map(Member::user)
        .findFirst();
  }

  private void record(WriteTransaction transaction, Action action, String detail) {
    var event = new AuditEvent(act, action, user.id().toString(), detail);
    transaction.putIfAbsent(
        "event", AuditItem.write(OrganizationItem.partition(organization), event));
  }

  private Optional<MembershipChange> commit(WriteTransaction transaction, User changed) {
    transaction
        .update("user", UserItem.replace(changed))
        .update("organization", OrganizationItem.ensure(organization, act.at()));
    for (var hash : changed.keyHashes()) {
      transaction.update(KEY, ApiKeyItem.replaceMemberships(hash, changed.memberships()));
    }
    var refused = transaction.commit();
    if (refused.isPresent() && refused.get().step().equals(KEY)) {
      throw new IllegalStateException("A key of the user is not in the table.");
    }
    return refused.isEmpty() ? Optional.of(MembershipChange.DONE) : Optional.empty();
  }
}
