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

/** The one table of Packshot, as the deployed stack makes it: two string keys, one index, a TTL. */
public final class PackshotTable {
  private static final String PARTITION_KEY = "pk";
  private static final String SORT_KEY = "sk";
  private static final String TTL = "ttl";
  private static final String INDEX = "sessions_by_status";
  private static final String INDEX_PARTITION_KEY = "index_shard";
  private static final String INDEX_SORT_KEY = "index_order";

  private static final int TIMES_ASKED = 600;
  private static final Duration BETWEEN = Duration.ofMillis(50);
  private static final Projection PROJECTION =
      Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();

  private PackshotTable() {}

  /** Makes the table, or gives one that an earlier version made what it lacks. */
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
      addIndexTo(client, tableName);
    }
    enableTtl(client, tableName);
  }

  private static void addIndexTo(DynamoDbClient client, String tableName) {
    if (indexOf(client, tableName).isPresent()) {
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
   * While it is made, DynamoDB Local fails on writes, and may fail when it is asked how far it is.
   */
  private static void awaitIndex(DynamoDbClient client, String tableName) {
    RuntimeException last = null;
    for (int asked = 0; asked < TIMES_ASKED; asked++) {
      try {
        if (indexOf(client, tableName).filter(IndexStatus.ACTIVE::equals).isPresent()) {
          return;
        }
      } catch (RuntimeException halfMade) {
        last = halfMade;
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
    throw new IllegalStateException("The table's index " + INDEX + " does not get ready.", last);
  }

  private static Optional<IndexStatus> indexOf(DynamoDbClient client, String tableName) {
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
