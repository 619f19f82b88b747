package dev.packshot.bench.textbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The reads and the update that several routes make, as Packshot makes them. */
final class Table {
  private final DynamoDbClient client;

  Table(DynamoDbClient client) {
    this.client = client;
  }

  Optional<Item> get(Map<String, AttributeValue> key) {
    var answer =
        client.getItem(
            get ->
                get.tableName(Api.TABLE)
                    .key(key)
                    .consistentRead(true)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    return answer.hasItem() ? Optional.of(new Item(answer.item())) : Optional.empty();
  }

  /** Those that are there of two, by their sort keys. */
  Map<String, Item> getBoth(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
    var keys = KeysAndAttributes.builder().keys(List.of(one, other)).consistentRead(true).build();
    return client
        .batchGetItem(
            get ->
                get.requestItems(Map.of(Api.TABLE, keys))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .responses()
        .get(Api.TABLE)
        .stream()
        .map(Item::new)
        .collect(Collectors.toMap(Item::sort, item -> item));
  }

  List<Item> queryUpTo(String partition, String last) {
    return client
        .query(
            query ->
                query
                    .tableName(Api.TABLE)
                    .keyConditionExpression("pk = :partition AND sk <= :last")
                    .expressionAttributeValues(
                        Map.of(
                            ":partition", AttributeValue.fromS(partition),
                            ":last", AttributeValue.fromS(last)))
                    .consistentRead(true)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .items()
        .stream()
        .map(Item::new)
        .toList();
  }

  /** The item as it is then; nothing where the condition does not hold. */
  Optional<Item> update(
      Map<String, AttributeValue> key,
      String expression,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    try {
      var answer =
          client.updateItem(
              update ->
                  update
                      .tableName(Api.TABLE)
                      .key(key)
                      .updateExpression(expression)
                      .conditionExpression(condition)
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values)
                      .returnValues(ReturnValue.ALL_NEW)
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD)
                      .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      return Optional.of(new Item(answer.attributes()));
    } catch (ConditionalCheckFailedException refused) {
      return Optional.empty();
    }
  }
}
