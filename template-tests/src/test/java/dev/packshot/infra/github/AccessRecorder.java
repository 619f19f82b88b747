package dev.packshot.infra.github;

import dev.packshot.dynamo.Key;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A client that records what IAM would be asked for each call. A transaction needs the permission
 * of each of its parts
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html). Calls of
 * other operations fail.
 */
final class AccessRecorder implements DynamoDbClient {
  private final DynamoDbClient client;
  private final Set<Access> recorded = new LinkedHashSet<>();

  AccessRecorder(DynamoDbClient client) {
    this.client = client;
  }

  /** An action on an item with this partition key. */
  record Access(String action, String partition) {
    private static Access of(String action, Map<String, AttributeValue> item) {
      return new Access("dynamodb:" + action, item.get(Key.PARTITION).s());
    }
  }

  Set<Access> recorded() {
    return recorded;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    recorded.add(Access.of("GetItem", request.key()));
    return client.getItem(request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    recorded.add(Access.of("PutItem", request.item()));
    return client.putItem(request);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    recorded.add(Access.of("UpdateItem", request.key()));
    return client.updateItem(request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    request.transactItems().stream().map(AccessRecorder::access).forEach(recorded::add);
    return client.transactWriteItems(request);
  }

  private static Access access(TransactWriteItem part) {
    if (part.put() != null) {
      return Access.of("PutItem", part.put().item());
    }
    if (part.update() != null) {
      return Access.of("UpdateItem", part.update().key());
    }
    return part.delete() != null
        ? Access.of("DeleteItem", part.delete().key())
        : Access.of("ConditionCheckItem", part.conditionCheck().key());
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {}
}
