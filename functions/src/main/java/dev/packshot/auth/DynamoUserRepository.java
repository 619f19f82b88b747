package dev.packshot.auth;

import dev.packshot.dynamo.Table;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Principal;
import dev.packshot.identity.Role;
import dev.packshot.organization.Act;
import dev.packshot.organization.Action;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.inject.Inject;

/** The repository of users in the table. */
public final class DynamoUserRepository implements UserRepository {
  private static final String USER = "user";

  private final Table table;

  @Inject
  public DynamoUserRepository(Table table) {
    this.table = table;
  }

  @Override
  public boolean add(UserId id, Instant createdAt) {
    return table.putIfAbsent(UserItem.writeNew(id, createdAt)).applied();
  }

  @Override
  public Optional<User> find(UserId id) {
    return table.get(UserItem.key(id)).map(UserItem::read);
  }

  @Override
  public MembershipChange setRole(UserId id, OrganizationId organization, Role role, Act act) {
    return retry(
        id, user -> new MembershipTransaction(table, user, organization, act).setRole(role));
  }

  @Override
  public MembershipChange removeMember(UserId id, OrganizationId organization, Act act) {
    return retry(id, user -> new MembershipTransaction(table, user, organization, act).remove());
  }

  /** Repeats a change until no concurrent change of the user interferes. */
  private MembershipChange retry(UserId id, Function<User, Optional<MembershipChange>> change) {
    return table
        .retry()
        .untilPresent(
            () -> find(id).map(change).orElseGet(() -> Optional.of(MembershipChange.UNKNOWN_USER)));
  }

  @Override
  public boolean addKey(UserId id, NewKey key, Act act) {
    return table
        .retry()
        .untilPresent(
            () -> {
              var found = find(id);
              return found.isEmpty() || add(found.get(), key, act)
                  ? Optional.of(found.isPresent())
                  : Optional.empty();
            });
  }

  /**
   * Adds a key unless it is stored already, even if revoked. Returns false if the user has changed
   * since it was read.
   */
  private boolean add(User user, NewKey added, Act act) {
    var key = added.key();
    if (user.keyHashes().contains(key.hash())) {
      return true;
    }
    var owner = new Principal.User(user.id(), user.memberships());
    var transaction = table.transaction().update(USER, UserItem.replace(user.withKey(key)));
    new KeyAddition(added, owner, act).addTo(transaction);
    var label = StoredKey.label(key.kind(), key.hash());
    new KeyTrail(act, owner).add(transaction, Action.KEY_CREATED, label, added.name());
    var refused = transaction.commit();
    return refused.isEmpty() || refused.get().step().equals(KeyAddition.KEY);
  }
}
