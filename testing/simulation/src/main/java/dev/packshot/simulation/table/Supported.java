package dev.packshot.simulation.table;

import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** The parameters of each operation that are simulated. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
enum Supported {
  GET_ITEM("TableName", "Key", "ConsistentRead", "ReturnConsumedCapacity"),
  BATCH_GET_ITEM("RequestItems", "ReturnConsumedCapacity"),
  KEYS("Keys", "ConsistentRead"),
  QUERY(
      "TableName",
      "IndexName",
      "KeyConditionExpression",
      "ExpressionAttributeNames",
      "ExpressionAttributeValues",
      "ConsistentRead",
      "Limit",
      "ExclusiveStartKey",
      "ReturnConsumedCapacity"),
  PUT_ITEM(
      "TableName",
      "Item",
      "ConditionExpression",
      "ExpressionAttributeNames",
      "ExpressionAttributeValues",
      "ReturnValues",
      "ReturnValuesOnConditionCheckFailure",
      "ReturnConsumedCapacity"),
  UPDATE_ITEM(
      "TableName",
      "Key",
      "UpdateExpression",
      "ConditionExpression",
      "ExpressionAttributeNames",
      "ExpressionAttributeValues",
      "ReturnValues",
      "ReturnValuesOnConditionCheckFailure",
      "ReturnConsumedCapacity"),
  DELETE_ITEM(
      "TableName",
      "Key",
      "ConditionExpression",
      "ExpressionAttributeNames",
      "ExpressionAttributeValues",
      "ReturnValues",
      "ReturnValuesOnConditionCheckFailure",
      "ReturnConsumedCapacity"),
  TRANSACT_WRITE_ITEMS("TransactItems", "ClientRequestToken", "ReturnConsumedCapacity");

  private final Set<String> parameters;

  Supported(String... parameters) {
    this.parameters = Set.of(parameters);
  }

  /**
   * Refuses a request with another parameter.
   *
   * @throws UnsupportedOperationException with its name
   */
  void require(SdkPojo request) {
    for (var field : request.sdkFields()) {
      if (!parameters.contains(field.memberName()) && isPresent(field.getValueOrDefault(request))) {
        throw new UnsupportedOperationException(field.memberName() + " in " + this);
      }
    }
  }

  private static boolean isPresent(Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }
}
