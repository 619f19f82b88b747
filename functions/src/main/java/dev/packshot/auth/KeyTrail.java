package dev.packshot.auth;

import dev.packshot.dynamo.WriteTransaction;
import dev.packshot.identity.Principal;
import dev.packshot.organization.Act;
import dev.packshot.organization.Action;
import dev.packshot.organization.AuditEvent;
import dev.packshot.organization.AuditItem;
import dev.packshot.organization.OrganizationItem;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The audit trails that record what happens to a key: those of its owner, and of the organizations
 * that a user is a member of.
 */
record KeyTrail(Act act, Principal owner) {
  private static final String STEP = "event";

  /** Adds an entry to each trail. */
  void add(WriteTransaction transaction, Action action, String label, String detail) {
    var event = new AuditEvent(act, action, label, detail);
    for (var partition : partitions()) {
      transaction.putIfAbsent(STEP, AuditItem.write(partition, event));
    }
  }

  /** Returns the partition of a key's owner. */
  static String partition(Principal owner) {
    return owner
        .organization()
        .map(OrganizationItem::partition)
        .orElseGet(() -> UserItem.partition(owner.user().orElseThrow()));
  }

  private Set<String> partitions() {
    var partitions = new LinkedHashSet<String>();
    partitions.add(partition(owner));
    if (owner instanceof Principal.User user) {
      user.memberships().keySet().stream()
          .map(OrganizationItem::partition)
          .forEach(partitions::add);
    }
    return partitions;
  }
}
