package dev.packshot.simulation.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A client that records each call with its answer. */
final class RecordingClient implements DynamoDbClient {
  private static final Pattern REMOVED =
      Pattern.compile("(?<=Expression=REMOVE )\\w+(, \\w+)+(?=,)");

  private final DynamoDbClient client;
  private final List<String> calls = new ArrayList<>();

  RecordingClient(DynamoDbClient client) {
    this.client = client;
  }

  List<String> calls() {
    return calls;
  }

  private <T> T record(Object request, Supplier<T> call) {
    var description = sortRemoved(Answers.text(request)) + "\n  ";
    try {
      var answer = call.get();
      calls.add(description + Answers.describe(answer));
      return answer;
    } catch (DynamoDbException refused) {
      calls.add(description + Answers.describe(refused));
      throw refused;
    }
  }

  /** Sorts the attributes that an update removes: their order depends on the order of an answer. */
  private static String sortRemoved(String request) {
    return REMOVED
        .matcher(request)
        .replaceFirst(
            found ->
                Arrays.stream(found.group().split(", "))
                    .sorted()
                    .collect(Collectors.joining(", ")));
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return record(request, () -> client.getItem(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return record(request, () -> client.batchGetItem(request));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return record(request, () -> client.query(request));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return record(request, () -> client.putItem(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return record(request, () -> client.updateItem(request));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return record(request, () -> client.deleteItem(request));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return record(request, () -> client.transactWriteItems(request));
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {}
}
