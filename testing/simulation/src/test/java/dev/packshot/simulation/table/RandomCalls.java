package dev.packshot.simulation.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A generator of calls on a few items of one round. */
final class RandomCalls {
  private static final List<String> PARTITIONS = List.of("p", "q");
  private static final List<String> SORTS = List.of("a", "a#1", "a#2", "b", "c");
  private static final List<String> SHARDS = List.of("x", "y");

  private final Random random;
  private final RandomValues values;
  private final RandomExpressions expressions;
  private final String table;
  private final String round;

  RandomCalls(Random random, String table, String round) {
    this.random = random;
    this.values = new RandomValues(random);
    this.expressions = new RandomExpressions(random, values);
    this.table = table;
    this.round = round;
  }

  Call next() {
    return switch (random.nextInt(20)) {
      case 0, 1 -> get();
      case 2 -> batchGet();
      case 3, 4, 5 -> put();
      case 6 -> delete();
      case 7, 8, 9 -> transaction();
      case 10, 11 -> query();
      case 12 -> queryIndex();
      default -> update();
    };
  }

  /** Returns the partitions that the calls write. */
  List<String> partitions() {
    return PARTITIONS.stream().map(name -> round + name).toList();
  }

  List<String> shards() {
    return SHARDS.stream().map(name -> round + name).toList();
  }

  private Call get() {
    var request =
        GetItemRequest.builder()
            .tableName(anyTable())
            .key(key())
            .consistentRead(random.nextBoolean())
            .build();
    return new Call(request, client -> client.getItem(request));
  }

  /** Returns a table that may not exist. DynamoDB Local checks expressions first. */
  private String anyTable() {
    return values.once(50) ? "nowhere" : table;
  }

  private Map<String, AttributeValue> key() {
    return key(values.oneOf(SORTS));
  }

  private Map<String, AttributeValue> key(String sort) {
    var key = new LinkedHashMap<String, AttributeValue>();
    key.put("pk", AttributeValue.fromS(round + values.oneOf(PARTITIONS)));
    key.put("sk", AttributeValue.fromS(sort));
    switch (random.nextInt(120)) {
      case 0 -> key.put("sk", AttributeValue.fromS(""));
      case 1 -> key.put("sk", AttributeValue.fromN(Integer.toString(SORTS.indexOf(sort))));
      case 2 -> key.remove("sk");
      case 3 -> key.put("a", AttributeValue.fromS("a"));
      default -> {}
    }
    return key;
  }

  private Call batchGet() {
    var table = anyTable();
    var keys = Stream.generate(this::key).limit(1 + random.nextInt(3));
    boolean mayRepeat = table.equals(this.table) && values.once(5);
    var requested =
        KeysAndAttributes.builder()
            .keys((mayRepeat ? keys : keys.distinct()).toList())
            .consistentRead(random.nextBoolean())
            .build();
    var request = BatchGetItemRequest.builder().requestItems(Map.of(table, requested)).build();
    return new Call(request, client -> client.batchGetItem(request));
  }

  private Call put() {
    var draft = new Draft(random);
    var builder =
        PutItemRequest.builder()
            .tableName(table)
            .item(item(key()))
            .conditionExpression(condition(draft))
            .returnValues(returnValue(20))
            .returnValuesOnConditionCheckFailure(onFailure());
    draft.spoil();
    var request =
        builder
            .expressionAttributeNames(draft.names())
            .expressionAttributeValues(draft.values())
            .build();
    return new Call(request, client -> client.putItem(request));
  }

  private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    var item = new HashMap<String, AttributeValue>(key);
    put(item, "a", values.once(5) ? values.any() : values.smallNumber());
    put(item, "b", values.once(3) ? values.any() : values.text());
    put(item, "n", values.once(5) ? values.any() : values.number());
    put(item, "m", values.map());
    put(
        item,
        "m2",
        AttributeValue.fromM(Map.of("a", values.once(3) ? values.list() : values.map())));
    put(item, "l", values.list());
    put(item, "s", values.set());
    put(item, "status", values.any());
    if (values.once(2)) {
      put(item, "index_shard", AttributeValue.fromS(round + values.oneOf(SHARDS)));
      put(item, "index_order", indexOrder(item));
    }
    return item;
  }

  /** Returns a sort key of the index that no other item has: equal ones have no order on AWS. */
  private AttributeValue indexOrder(Map<String, AttributeValue> item) {
    return values.once(40)
        ? values.any()
        : AttributeValue.fromS(values.oneOf(List.of("1#", "2#")) + item.get("pk") + item.get("sk"));
  }

  private void put(Map<String, AttributeValue> item, String name, AttributeValue value) {
    if (random.nextInt(5) > 0) {
      item.put(name, value);
    }
  }

  private Call delete() {
    var draft = new Draft(random);
    var builder =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(key())
            .conditionExpression(condition(draft))
            .returnValues(returnValue(20))
            .returnValuesOnConditionCheckFailure(onFailure());
    draft.spoil();
    var request =
        builder
            .expressionAttributeNames(draft.names())
            .expressionAttributeValues(draft.values())
            .build();
    return new Call(request, client -> client.deleteItem(request));
  }

  private Call update() {
    var draft = new Draft(random);
    var builder =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(key())
            .updateExpression(values.once(60) ? null : expressions.update(draft))
            .conditionExpression(condition(draft))
            .returnValues(values.once(4) ? returnValue(1) : ReturnValue.ALL_NEW)
            .returnValuesOnConditionCheckFailure(onFailure());
    draft.spoil();
    var request =
        builder
            .expressionAttributeNames(draft.names())
            .expressionAttributeValues(draft.values())
            .build();
    return new Call(request, client -> client.updateItem(request));
  }

  /** Returns a condition, or null for none. */
  private String condition(Draft draft) {
    return values.once(2) ? null : expressions.condition(draft);
  }

  /** Returns what a write returns: one of the values for puts, with exceptions. */
  private ReturnValue returnValue(int exceptions) {
    return values.once(exceptions)
        ? values.oneOf(List.of(ReturnValue.values()).subList(0, 5))
        : values.oneOf(List.of(ReturnValue.NONE, ReturnValue.ALL_OLD));
  }

  private ReturnValuesOnConditionCheckFailure onFailure() {
    return values.once(2) ? null : ReturnValuesOnConditionCheckFailure.ALL_OLD;
  }

  private Call transaction() {
    var steps = new ArrayList<TransactWriteItem>();
    var sorts = new ArrayList<>(SORTS);
    Collections.shuffle(sorts, random);
    for (var sort : sorts.subList(0, 1 + random.nextInt(4))) {
      steps.add(step(key(sort)));
    }
    var request = TransactWriteItemsRequest.builder().transactItems(steps).build();
    return new Call(request, client -> client.transactWriteItems(request));
  }

  /** Returns a step. No two are on one item: DynamoDB Local refuses that after conditions. */
  private TransactWriteItem step(Map<String, AttributeValue> key) {
    var draft = new Draft(random);
    var onFailure = onFailure();
    var step = TransactWriteItem.builder();
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        var item = item(key);
        var condition = condition(draft);
        draft.spoil();
        step.put(
            it ->
                it.tableName(table)
                    .item(item)
                    .conditionExpression(condition)
                    .expressionAttributeNames(draft.names())
                    .expressionAttributeValues(draft.values())
                    .returnValuesOnConditionCheckFailure(onFailure));
      }
      case 2, 3 -> {
        var update = expressions.update(draft);
        var condition = condition(draft);
        draft.spoil();
        step.update(
            it ->
                it.tableName(table)
                    .key(key)
                    .updateExpression(update)
                    .conditionExpression(condition)
                    .expressionAttributeNames(draft.names())
                    .expressionAttributeValues(draft.values())
                    .returnValuesOnConditionCheckFailure(onFailure));
      }
      case 4 -> {
        var condition = condition(draft);
        draft.spoil();
        step.delete(
            it ->
                it.tableName(table)
                    .key(key)
                    .conditionExpression(condition)
                    .expressionAttributeNames(draft.names())
                    .expressionAttributeValues(draft.values())
                    .returnValuesOnConditionCheckFailure(onFailure));
      }
      default -> {
        var condition = expressions.condition(draft);
        draft.spoil();
        step.conditionCheck(
            it ->
                it.tableName(table)
                    .key(key)
                    .conditionExpression(condition)
                    .expressionAttributeNames(draft.names())
                    .expressionAttributeValues(draft.values())
                    .returnValuesOnConditionCheckFailure(onFailure));
      }
    }
    return step.build();
  }

  private Call query() {
    var draft = new Draft(random);
    var condition =
        draft.name("pk")
            + " = "
            + draft.value(AttributeValue.fromS(round + values.oneOf(PARTITIONS)))
            + sortCondition(draft, "sk", SORTS);
    return query(draft, condition, QueryRequest.builder().consistentRead(random.nextBoolean()));
  }

  private Call queryIndex() {
    var draft = new Draft(random);
    var condition =
        draft.name("index_shard")
            + " = "
            + draft.value(AttributeValue.fromS(round + values.oneOf(SHARDS)))
            + sortCondition(draft, "index_order", List.of("1#", "2#", "1#" + round + "p"));
    return query(
        draft,
        condition,
        QueryRequest.builder()
            .indexName(values.once(50) ? "no_index" : "sessions_by_status")
            .consistentRead(values.once(20) ? true : null));
  }

  private String sortCondition(Draft draft, String name, List<String> operands) {
    var sort = draft.name(name);
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 ->
          " AND "
              + sort
              + " BETWEEN "
              + sortValue(draft, operands)
              + " and "
              + sortValue(draft, operands);
      case 2 -> " AND begins_with(" + sort + ", " + sortValue(draft, operands) + ")";
      default ->
          " AND "
              + sort
              + " "
              + values.oneOf(List.of("=", "<", "<=", ">", ">=", "<>"))
              + " "
              + sortValue(draft, operands);
    };
  }

  private String sortValue(Draft draft, List<String> operands) {
    return draft.value(
        values.once(40) ? values.any() : AttributeValue.fromS(values.oneOf(operands)));
  }

  private Call query(Draft draft, String condition, QueryRequest.Builder builder) {
    draft.spoil();
    var request =
        builder
            .tableName(table)
            .keyConditionExpression(condition)
            .expressionAttributeNames(draft.names())
            .expressionAttributeValues(draft.values())
            .limit(values.once(2) ? null : values.once(20) ? 0 : 1 + random.nextInt(3))
            .build();
    return new Call(request, client -> AllPages.of(client, request));
  }
}
