package dev.packshot.bench.inprocess;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The bare calls to DynamoDB, with the parameters that Packshot sets. */
final class BareTable {
  private static final String NOT_EXISTS = "attribute_not_exists(pk)";
  private static final String EXISTS = "attribute_exists(pk)";

  private final DynamoDbClient client;
  private final String table = System.getenv("PACKSHOT_TABLE");

  BareTable(SdkHttpClient http) {
    this.client =
        DynamoDbClient.builder()
            .region(Region.of(System.getenv("AWS_REGION")))
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .httpClient(http)
            .build();
  }

  Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
    return client
        .getItem(
            get ->
                get.tableName(table)
                    .key(key)
                    .consistentRead(true)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .item();
  }

  void getBoth(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
    var keys = KeysAndAttributes.builder().keys(List.of(one, other)).consistentRead(true).build();
    client
        .batchGetItem(
            get ->
                get.requestItems(Map.of(table, keys))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .responses();
  }

  void queryUpTo(String partition, String last) {
    client
        .query(
            query ->
                query
                    .tableName(table)
                    .keyConditionExpression("pk = :partition AND sk <= :last")
                    .expressionAttributeValues(
                        Map.of(":partition", text(partition), ":last", text(last)))
                    .consistentRead(true)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .items();
  }

  void put(Map<String, AttributeValue> item) {
    client.putItem(
        put ->
            put.tableName(table)
                .item(item)
                .conditionExpression(NOT_EXISTS)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
  }

  void update(
      Map<String, AttributeValue> key,
      String expression,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    client.updateItem(
        update ->
            update
                .tableName(table)
                .key(key)
                .updateExpression(expression)
                .conditionExpression(condition.isEmpty() ? null : condition)
                .expressionAttributeNames(names.isEmpty() ? null : names)
                .expressionAttributeValues(values)
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
  }

  void delete(Map<String, AttributeValue> key) {
    client.deleteItem(
        delete ->
            delete.tableName(table).key(key).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
  }

  void transact(TransactWriteItem... writes) {
    client.transactWriteItems(
        request ->
            request.transactItems(writes).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
  }

  TransactWriteItem transactPut(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table)
                    .item(item)
                    .conditionExpression(NOT_EXISTS)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  TransactWriteItem transactUpdate(
      Map<String, AttributeValue> key,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(key)
                    .updateExpression(expression)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  TransactWriteItem transactDelete(Map<String, AttributeValue> key) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(table).key(key).conditionExpression(EXISTS))
        .build();
  }

  TransactWriteItem transactCheck(Map<String, AttributeValue> key) {
    return TransactWriteItem.builder()
        .conditionCheck(check -> check.tableName(table).key(key).conditionExpression(EXISTS))
        .build();
  }

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", text(partition), "sk", text(sort));
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
