package dev.packshot.auth;

import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.WriteTransaction;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.organization.Act;
import dev.packshot.organization.Action;
import dev.packshot.organization.KeyEntryItem;
import dev.packshot.organization.OrganizationItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/** The directory of keys in the table. */
public final class DynamoKeyDirectory implements KeyDirectory {
  private static final int BATCH = 100;
  private static final String OLD_KEY = "old key";
  private static final String USER = "user";

  private final Table table;

  @Inject
  public DynamoKeyDirectory(Table table) {
    this.table = table;
  }

  @Override
  public Optional<StoredKey> find(String hash) {
    return table.get(ApiKeyItem.key(hash)).map(item -> ApiKeyItem.read(hash, item));
  }

  @Override
  public List<StoredKey> of(OrganizationId organization) {
    return in(OrganizationItem.partition(organization));
  }

  @Override
  public List<StoredKey> of(UserId user) {
    return in(UserItem.partition(user));
  }

  @Override
  public Rotation rotate(String hash, ApiKey successor, Instant until, Act act) {
    return table.retry().untilPresent(() -> attempt(hash, successor, until, act));
  }

  /** Rotates a key; empty if something has changed since it was read. */
  private Optional<Rotation> attempt(String hash, ApiKey successor, Instant until, Act act) {
    var found = find(hash);
    if (found.isEmpty()) {
      return Optional.of(Rotation.UNKNOWN);
    }
    var old = found.get();
    if (old.successor().isPresent()) {
      return Optional.of(
          old.successor().get().equals(successor.hash()) ? Rotation.DONE : Rotation.ROTATED_BEFORE);
    }
    return old.isValid(act.at())
        ? replace(old, successor, until, act)
        : Optional.of(Rotation.NOT_VALID);
  }

  private Optional<Rotation> replace(StoredKey old, ApiKey successor, Instant until, Act act) {
    var end = old.expiresAt().filter(time -> time.isBefore(until)).orElse(until);
    var added =
        new NewKey(
            successor, old.name(), old.readOnly(), Optional.empty(), old.perMinute(), old.perDay());
    var transaction = table.transaction();
    var owner = old.owner().user();
    if (owner.isPresent() && !addToUser(transaction, owner.get(), successor)) {
      return Optional.of(Rotation.UNKNOWN);
    }
    transaction.update(OLD_KEY, expire(old, successor, end, act));
    new KeyAddition(added, old.owner(), act).addTo(transaction);
    var label = StoredKey.label(old.kind(), successor.hash());
    new KeyTrail(act, old.owner()).add(transaction, Action.KEY_ROTATED, old.label(), label);
    return transaction.commit().isEmpty() ? Optional.of(Rotation.DONE) : Optional.empty();
  }

  private static Update expire(StoredKey old, ApiKey successor, Instant end, Act act) {
    return ApiKeyItem.replaceBy(old.hash(), successor, end, act.at());
  }

  private boolean addToUser(WriteTransaction transaction, UserId id, ApiKey successor) {
    var user = table.get(UserItem.key(id)).map(UserItem::read);
    user.ifPresent(found -> transaction.update(USER, UserItem.replace(found.withKey(successor))));
    return user.isPresent();
  }

  private List<StoredKey> in(String partition) {
    var hashes =
        table.queryFrom(partition, KeyEntryItem.SORT_PREFIX).all().stream()
            .map(KeyEntryItem::hash)
            .toList();
    var keys = new ArrayList<StoredKey>();
    for (int from = 0; from < hashes.size(); from += BATCH) {
      var batch = hashes.subList(from, Math.min(from + BATCH, hashes.size()));
      table.getAll(batch.stream().map(ApiKeyItem::key).toList()).stream()
          .map(item -> ApiKeyItem.read(ApiKeyItem.hash(item), item))
          .forEach(keys::add);
    }
    keys.sort(Comparator.comparing(StoredKey::createdAt).thenComparing(StoredKey::hash));
    return keys;
  }
}
