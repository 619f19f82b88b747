package dev.packshot.auth;

import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.WriteResult;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Principal;
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
          key.kind().scope(),
          ApiKeyItem.usage(written.item(), key.kind(), at));
    }
    return refused(key, written, at);
  }

  @Override
  public boolean add(
      ApiKey key,
      OrganizationId organizationId,
      Optional<Instant> expiresAt,
      long perMinute,
      long perDay,
      Instant createdAt) {
    return table
        .putIfAbsent(
            ApiKeyItem.write(
                key,
                new Principal.Organization(organizationId),
                expiresAt,
                perMinute,
                perDay,
                createdAt))
        .applied();
  }

  @Override
  public boolean revoke(ApiKey key) {
    var written = table.update(ApiKeyItem.revoke(key));
    ApiKeyItem.findUser(written.item()).ifPresent(user -> removeFromUser(user, key));
    return written.applied();
  }

  /** Removes a revoked key from its user, so that it no longer counts towards the maximum. */
  private void removeFromUser(UserId user, ApiKey key) {
    new DynamoUserRepository(table).change(user, found -> found.withoutKey(key));
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
