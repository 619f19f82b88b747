package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A simulated table with a clock and a replication that a test sets. */
final class TestTable implements Replication {
  static final String NAME = "packshot";

  final SimulatedTable table = new SimulatedTable(NAME, () -> this.now, this);
  Instant now = Instant.parse("2026-11-27T12:00:00Z");
  Duration toIndex = Duration.ZERO;
  Duration toReplicas = Duration.ZERO;

  @Override
  public Instant reachesIndex(Key key, Instant writtenAt) {
    return writtenAt.plus(toIndex);
  }

  @Override
  public Instant reachesReplicas(Key key, Instant writtenAt) {
    return writtenAt.plus(toReplicas);
  }

  static Map<String, AttributeValue> key(String sort) {
    return new Key("p", sort).attributes();
  }

  static Map<String, AttributeValue> item(String sort, String name, AttributeValue value) {
    var item = new TreeMap<>(key(sort));
    item.put(name, value);
    return item;
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue text(int length) {
    return text("x".repeat(length));
  }

  static AttributeValue number(String number) {
    return AttributeValue.fromN(number);
  }

  void put(Map<String, AttributeValue> item) {
    table.putItem(put -> put.tableName(NAME).item(item));
  }

  void delete(String sort) {
    table.deleteItem(delete -> delete.tableName(NAME).key(key(sort)));
  }

  /** Adds one to the number {@code n} of an item. */
  void increment(String sort) {
    table.updateItem(
        update ->
            update
                .tableName(NAME)
                .key(key(sort))
                .updateExpression("ADD n :one")
                .expressionAttributeValues(Map.of(":one", number("1"))));
  }

  Map<String, AttributeValue> get(String sort, boolean isConsistent) {
    return table
        .getItem(get -> get.tableName(NAME).key(key(sort)).consistentRead(isConsistent))
        .item();
  }

  /** Writes an item that the index has under this sort key. */
  void putIndexed(String sort, String order) {
    var item = item(sort, "index_order", text(order));
    item.put("index_shard", text("shard"));
    put(item);
  }

  /** Returns the sort keys of the index in order. */
  List<String> index() {
    var found = new ArrayList<String>();
    table
        .queryPaginator(
            query ->
                query
                    .tableName(NAME)
                    .indexName("sessions_by_status")
                    .keyConditionExpression("index_shard = :shard")
                    .expressionAttributeValues(Map.of(":shard", text("shard"))))
        .items()
        .forEach(entry -> found.add(entry.get("index_order").s()));
    return found;
  }

  static TransactWriteItem putStep(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(NAME).item(item)).build();
  }

  static TransactWriteItem incrementStep(String sort) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(NAME)
                    .key(key(sort))
                    .updateExpression("ADD n :one")
                    .expressionAttributeValues(Map.of(":one", number("1"))))
        .build();
  }

  void transact(String token, List<TransactWriteItem> steps) {
    table.transactWriteItems(it -> it.clientRequestToken(token).transactItems(steps));
  }
}
