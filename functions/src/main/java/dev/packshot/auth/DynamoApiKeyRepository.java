package dev.packshot.auth;

import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.WriteResult;
import dev.packshot.id.OrganizationId;
import dev.packshot.identity.Principal;
import dev.packshot.organization.Act;
import dev.packshot.organization.Action;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The repository of API keys in the table. */
public final class DynamoApiKeyRepository implements ApiKeyRepository {
  private final Table table;

  @Inject
  public DynamoApiKeyRepository(Table table) {
    this.table = table;
  }

  @Override
  public KeyUse use(ApiKey key, Instant at) {
    var written = table.update(ApiKeyItem.countRequest(key, at));
    if (written.applied()) {
      removeStaleWindows(key, written.item(), at);
      return new KeyUse.Admitted(
          ApiKeyItem.principal(written.item()),
          ApiKeyItem.scope(written.item(), key.kind()),
          ApiKeyItem.usage(written.item(), key.kind(), at));
    }
    return refused(key, written, at);
  }

  @Override
  public boolean add(OrganizationId organization, NewKey added, Act act) {
    var owner = new Principal.Organization(organization);
    var transaction = table.transaction();
    new KeyAddition(added, owner, act).addTo(transaction);
    var label = StoredKey.label(added.key().kind(), added.key().hash());
    new KeyTrail(act, owner).add(transaction, Action.KEY_CREATED, label, added.name());
    return transaction.commit().isEmpty();
  }

  @Override
  public boolean revoke(String hash, Act act) {
    return table.retry().untilPresent(() -> attemptToRevoke(hash, act));
  }

  /** Revokes a key; empty if its user has changed since it was read. */
  private Optional<Boolean> attemptToRevoke(String hash, Act act) {
    var item = table.get(ApiKeyItem.key(hash));
    if (item.isEmpty()) {
      return Optional.of(false);
    }
    var key = ApiKeyItem.read(hash, item.get());
    if (!key.active()) {
      return Optional.of(true);
    }
    var transaction = table.transaction().update("key", ApiKeyItem.revoke(hash, act.at()));
    key.owner()
        .user()
        .flatMap(id -> table.get(UserItem.key(id)))
        .map(UserItem::read)
        .ifPresent(user -> transaction.update("user", UserItem.replace(user.withoutKey(hash))));
    new KeyTrail(act, key.owner()).add(transaction, Action.KEY_REVOKED, key.label(), key.name());
    return transaction.commit().isEmpty() ? Optional.of(true) : Optional.empty();
  }

  private static KeyUse refused(ApiKey key, WriteResult written, Instant at) {
    var item = written.item();
    if (item.isEmpty()) {
      return new KeyUse.Refused("The API key is unknown.");
    }
    if (!ApiKeyItem.isActive(item)) {
      return new KeyUse.Refused("The API key was revoked.");
    }
    if (ApiKeyItem.hasExpired(item, at)) {
      return new KeyUse.Refused("The API key has expired.");
    }
    return new KeyUse.Limited(ApiKeyItem.usage(item, key.kind(), at));
  }

  private void removeStaleWindows(ApiKey key, Map<String, AttributeValue> item, Instant at) {
    var stale = RequestWindowsItem.toRemove(item, at);
    if (!stale.isEmpty()) {
      table.update(ApiKeyItem.removeWindows(key, stale));
    }
  }
}
