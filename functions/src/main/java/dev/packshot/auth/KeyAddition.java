package dev.packshot.auth;

import dev.packshot.dynamo.WriteTransaction;
import dev.packshot.identity.Principal;
import dev.packshot.organization.Act;
import dev.packshot.organization.KeyEntryItem;
import dev.packshot.organization.OrganizationItem;

/** The steps of a transaction that store a key and list it with its owner. */
record KeyAddition(NewKey added, Principal owner, Act act) {
  /** The name of the step that is refused if the key is stored already. */
  static final String KEY = "key";

  void addTo(WriteTransaction transaction) {
    var key = added.key();
    transaction
        .putIfAbsent(KEY, ApiKeyItem.write(added, owner, act.at()))
        .putIfAbsent("entry", KeyEntryItem.write(KeyTrail.partition(owner), key.hash()));
    owner
        .organization()
        .ifPresent(id -> transaction.update("owner", OrganizationItem.ensure(id, act.at())));
  }
}
