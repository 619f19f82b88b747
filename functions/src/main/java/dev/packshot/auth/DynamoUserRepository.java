package dev.packshot.auth;

import dev.packshot.dynamo.Table;
import dev.packshot.id.UserId;
import dev.packshot.identity.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.inject.Inject;

/** The repository of users in the table. */
public final class DynamoUserRepository implements UserRepository {
  private static final String USER = "user";
  private static final String KEY = "key";

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
  public boolean change(UserId id, UnaryOperator<User> change) {
    return retry(id, user -> replace(change.apply(user)));
  }

  @Override
  public boolean addKey(
      UserId id, ApiKey key, Optional<Instant> expiresAt, long perMinute, Instant createdAt) {
    return retry(id, user -> add(user, key, expiresAt, perMinute, createdAt));
  }

  /**
   * Repeats a change until no concurrent change of the user interferes. Returns whether there is
   * such a user.
   */
  private boolean retry(UserId id, Predicate<User> change) {
    return table
        .retry()
        .untilPresent(
            () -> {
              var found = find(id);
              return found.isEmpty() || change.test(found.get())
                  ? Optional.of(found.isPresent())
                  : Optional.empty();
            });
  }

  /**
   * Adds a key unless it is stored already, even if revoked. Returns false if the user has changed
   * since it was read.
   */
  private boolean add(
      User user, ApiKey key, Optional<Instant> expiresAt, long perMinute, Instant createdAt) {
    if (user.keyHashes().contains(key.hash())) {
      return true;
    }
    var principal = new Principal.User(user.id(), user.memberships());
    var item = ApiKeyItem.write(key, principal, expiresAt, perMinute, 0, createdAt);
    var refused =
        table
            .transaction()
            .update(USER, UserItem.replace(user.withKey(key)))
            .putIfAbsent(KEY, item)
            .commit();
    return refused.isEmpty() || refused.get().step().equals(KEY);
  }

  /** Replaces a user. Returns false if the user has changed since it was read. */
  private boolean replace(User user) {
    var transaction = table.transaction().update(USER, UserItem.replace(user));
    for (var hash : user.keyHashes()) {
      transaction.update(KEY, ApiKeyItem.replaceMemberships(hash, user.memberships()));
    }
    var refused = transaction.commit();
    if (refused.isPresent() && refused.get().step().equals(KEY)) {
      throw new IllegalStateException("A key of the user is not in the table.");
    }
    return refused.isEmpty();
  }
}
