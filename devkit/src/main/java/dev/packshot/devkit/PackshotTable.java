package dev.packshot.devkit;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The one table of Packshot, as the deployed stack makes it: two string keys, a TTL, on demand. */
public final class PackshotTable {
  private static final String PARTITION_KEY = "pk";
  private static final String SORT_KEY = "sk";
  private static final String TTL = "ttl";

  private PackshotTable() {}

  /** Makes the table unless it is there already. */
  public static void create(DynamoDbClient client, String tableName) {
    try {
      client.createTable(
          table ->
              table
                  .tableName(tableName)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(string(PARTITION_KEY), string(SORT_KEY))
                  .keySchema(key(PARTITION_KEY, KeyType.HASH), key(SORT_KEY, KeyType.RANGE)));
    } catch (ResourceInUseException alreadyThere) {
      // made by an earlier run
    }
    enableTtl(client, tableName);
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
