package dev.packshot.devkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class EmbeddedDynamoTest {
  private static final Map<String, AttributeValue> KEY =
      Map.of("pk", AttributeValue.fromS("SESSION#1"), "sk", AttributeValue.fromS("A"));

  @TempDir Path folder;

  @Test
  void keepsTheTableInItsFileAfterAReopen() {
    var file = folder.resolve("new/folder/dynamodb.db");
    try (var dynamo = EmbeddedDynamo.in(file)) {
      PackshotTable.create(dynamo.client(), "packshot");
      put(dynamo.client());
    }
    try (var dynamo = EmbeddedDynamo.in(file)) {
      PackshotTable.create(dynamo.client(), "packshot");
      assertThat(find(dynamo.client())).isEqualTo(KEY);
    }
  }

  @Test
  void keepsInMemoryDatabasesSeparate() {
    try (var one = EmbeddedDynamo.inMemory();
        var other = EmbeddedDynamo.inMemory()) {
      PackshotTable.create(one.client(), "packshot");
      PackshotTable.create(other.client(), "packshot");
      put(one.client());
      assertThat(find(one.client())).isEqualTo(KEY);
      assertThat(find(other.client())).isEmpty();
    }
  }

  @Test
  void createsAnOnDemandTableWithATtl() {
    try (var dynamo = EmbeddedDynamo.inMemory()) {
      var client = dynamo.client();
      PackshotTable.create(client, "packshot");
      var table = client.describeTable(t -> t.tableName("packshot")).table();
      var ttl = client.describeTimeToLive(t -> t.tableName("packshot")).timeToLiveDescription();
      assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
      assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
      assertThat(ttl.attributeName()).isEqualTo("ttl");
    }
  }

  @Test
  void addsTheIndexToATableOfAnEarlierVersionAndKeepsItsItems() {
    var file = folder.resolve("dynamodb.db");
    try (var dynamo = EmbeddedDynamo.in(file)) {
      createTableWithoutIndex(dynamo.client());
      put(dynamo.client());
    }
    try (var dynamo = EmbeddedDynamo.in(file)) {
      PackshotTable.create(dynamo.client(), "packshot");
      PackshotTable.create(dynamo.client(), "packshot");
      assertThat(find(dynamo.client())).isEqualTo(KEY);
      var session = new HashMap<>(KEY);
      session.put("index_shard", AttributeValue.fromS("SESSIONS#0"));
      session.put("index_order", AttributeValue.fromS("ACTIVE#1"));
      dynamo.client().putItem(put -> put.tableName("packshot").item(session));
      var listed =
          dynamo
              .client()
              .query(
                  query ->
                      query
                          .tableName("packshot")
                          .indexName("sessions_by_status")
                          .keyConditionExpression("index_shard = :shard")
                          .expressionAttributeValues(
                              Map.of(":shard", AttributeValue.fromS("SESSIONS#0"))));
      assertThat(listed.items()).containsExactly(session);
    }
  }

  private static void createTableWithoutIndex(DynamoDbClient client) {
    client.createTable(
        table ->
            table
                .tableName("packshot")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    Stream.of("pk", "sk")
                        .map(AttributeDefinition.builder().attributeType("S")::attributeName)
                        .map(AttributeDefinition.Builder::build)
                        .toList())
                .keySchema(
                    KeySchemaElement.builder().attributeName("pk").keyType("HASH").build(),
                    KeySchemaElement.builder().attributeName("sk").keyType("RANGE").build()));
  }

  @Test
  void rejectsAFolderInPlaceOfTheFile() {
    assertThatThrownBy(() -> EmbeddedDynamo.in(folder)).hasMessageContaining("is a folder");
  }

  @Test
  void listensOnNoPort() throws IOException {
    var before = ListeningSockets.of(ProcessHandle.current().pid());
    try (var dynamo = EmbeddedDynamo.inMemory()) {
      PackshotTable.create(dynamo.client(), "packshot");
      assertThat(ListeningSockets.of(ProcessHandle.current().pid())).isEqualTo(before);
    }
  }

  private static void put(DynamoDbClient client) {
    client.putItem(put -> put.tableName("packshot").item(KEY));
  }

  private static Map<String, AttributeValue> find(DynamoDbClient client) {
    return client.getItem(get -> get.tableName("packshot").key(KEY)).item();
  }
}
