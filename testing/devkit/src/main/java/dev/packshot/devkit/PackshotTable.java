package dev.packshot.devkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Packshot's table as the stack creates it: two string keys, one index and a TTL. */
public final class PackshotTable {
  private static final String PARTITION_KEY = "pk";
  private static final String SORT_KEY = "sk";
  private static final String TTL = "ttl";
  private static final String INDEX = "sessions_by_status";
  private static final String INDEX_PARTITION_KEY = "index_shard";
  private static final String INDEX_SORT_KEY = "index_order";

  private static final int MAX_POLLS = 600;
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
  private static final Projection PROJECTION =
      Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();

  private PackshotTable() {}

  /** Creates the table, or adds the index and the TTL to a table of an earlier version. */
  public static void create(DynamoDbClient client, String tableName) {
    try {
      client.createTable(
          table ->
              table
                  .tableName(tableName)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      string(PARTITION_KEY),
                      string(SORT_KEY),
                      string(INDEX_PARTITION_KEY),
                      string(INDEX_SORT_KEY))
                  .keySchema(key(PARTITION_KEY, KeyType.HASH), key(SORT_KEY, KeyType.RANGE))
                  .globalSecondaryIndexes(index()));
    } catch (ResourceInUseException alreadyThere) {
      addIndex(client, tableName);
    }
    enableTtl(client, tableName);
  }

  private static void addIndex(DynamoDbClient client, String tableName) {
    if (indexStatus(client, tableName).isPresent()) {
      return;
    }
    client.updateTable(
        update ->
            update
                .tableName(tableName)
                .attributeDefinitions(string(INDEX_PARTITION_KEY), string(INDEX_SORT_KEY))
                .globalSecondaryIndexUpdates(
                    GlobalSecondaryIndexUpdate.builder()
                        .create(
                            create ->
                                create
                                    .indexName(INDEX)
                                    .keySchema(
                                        key(INDEX_PARTITION_KEY, KeyType.HASH),
                                        key(INDEX_SORT_KEY, KeyType.RANGE))
                                    .projection(PROJECTION))
                        .build()));
    awaitIndex(client, tableName);
  }

  /**
   * Waits until the index is active. Until then DynamoDB Local fails on writes and may fail to
   * describe the table.
   */
  private static void awaitIndex(DynamoDbClient client, String tableName) {
    RuntimeException failure = null;
    for (int poll = 0; poll < MAX_POLLS; poll++) {
      try {
        if (indexStatus(client, tableName).filter(IndexStatus.ACTIVE::equals).isPresent()) {
          return;
        }
      } catch (RuntimeException incomplete) {
        failure = incomplete;
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
    throw new IllegalStateException("The index " + INDEX + " does not become active.", failure);
  }

  private static Optional<IndexStatus> indexStatus(DynamoDbClient client, String tableName) {
    var table = client.describeTable(describe -> describe.tableName(tableName)).table();
    return table.globalSecondaryIndexes().stream()
        .filter(index -> index.indexName().equals(INDEX))
        .map(GlobalSecondaryIndexDescription::indexStatus)
        .findFirst();
  }

  private static void enableTtl(DynamoDbClient client, String tableName) {
    var status =
        client
            .describeTimeToLive(t -> t.tableName(tableName))
            .timeToLiveDescription()
            .timeToLiveStatus();
    if (status == TimeToLiveStatus.ENABLED) {
      return;
    }
    client.updateTimeToLive(
        update ->
            update
                .tableName(tableName)
                .timeToLiveSpecification(ttl -> ttl.attributeName(TTL).enabled(true)));
  }

  private static GlobalSecondaryIndex index() {
    return GlobalSecondaryIndex.builder()
        .indexName(INDEX)
        .keySchema(key(INDEX_PARTITION_KEY, KeyType.HASH), key(INDEX_SORT_KEY, KeyType.RANGE))
        .projection(PROJECTION)
        .build();
  }

  private static AttributeDefinition string(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
