package dev.packshot.simulation.lambda;

import dev.packshot.simulation.time.Scheduler;
import dev.packshot.simulation.variant.Variant;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A client of the table, each of whose calls can fail on the way. */
final class FaultyTable implements DynamoDbClient {
  private static final int MAX_SHOWN = 60;
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  private final DynamoDbClient table;
  private final CallPath network;
  private final Scheduler scheduler;
  private final Variant variant;

  FaultyTable(DynamoDbClient table, CallPath network, Scheduler scheduler, Variant variant) {
    this.table = table;
    this.network = network;
    this.scheduler = scheduler;
    this.variant = variant;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return read(() -> "get " + text(request.key()), () -> table.getItem(variant.change(request)));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return read(
        () -> "batch get " + keys(request), () -> table.batchGetItem(variant.change(request)));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return read(
        () -> "query " + request.expressionAttributeValues().get(":partition").s(),
        () -> table.query(variant.change(request)));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return write(() -> "put " + text(request.item()), () -> table.putItem(variant.change(request)));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return write(
        () -> "update " + text(request.key()) + ": " + shortened(request.updateExpression()),
        () -> table.updateItem(variant.change(request)));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return write(
        () -> "delete " + text(request.key()), () -> table.deleteItem(variant.change(request)));
  }

  /** Writes in a transaction. A client gives each call a token, and repeats it with the same. */
  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    var actor = scheduler.running();
    var once =
        variant.change(request).toBuilder()
            .clientRequestToken(actor.name() + "-" + actor.nextCall())
            .build();
    return network.call(
        () -> "transaction " + steps(once),
        () -> table.transactWriteItems(once),
        () -> refusedTransaction(once));
  }

  @Override
  public String serviceName() {
    return table.serviceName();
  }

  @Override
  public void close() {
    // the table outlives its clients
  }

  private <T> T read(Supplier<String> name, Supplier<T> effect) {
    return network.call(name, effect, this::unavailable);
  }

  private <T> T write(Supplier<String> name, Supplier<T> effect) {
    return network.call(
        name, effect, () -> scheduler.running().chance().happens(0.5) ? conflict() : unavailable());
  }

  private DynamoDbException unavailable() {
    return scheduler.running().chance().happens(0.5)
        ? withDetails(InternalServerErrorException.builder(), "InternalServerError", SERVER_ERROR)
        : withDetails(
            ProvisionedThroughputExceededException.builder(),
            "ProvisionedThroughputExceededException",
            BAD_REQUEST);
  }

  private static DynamoDbException conflict() {
    return withDetails(
        TransactionConflictException.builder(), "TransactionConflictException", BAD_REQUEST);
  }

  private static DynamoDbException withDetails(
      DynamoDbException.Builder error, String code, int status) {
    return (DynamoDbException)
        error
            .message(code)
            .statusCode(status)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(code).build())
            .build();
  }

  private DynamoDbException refusedTransaction(TransactWriteItemsRequest request) {
    if (scheduler.running().chance().happens(0.3)) {
      return unavailable();
    }
    var reasons =
        request.transactItems().stream()
            .map(step -> CancellationReason.builder().code("TransactionConflict").build())
            .toList();
    return withDetails(
        TransactionCanceledException.builder().cancellationReasons(reasons),
        "TransactionCanceledException",
        BAD_REQUEST);
  }

  private static String text(Map<String, AttributeValue> item) {
    return item.get("pk").s() + " " + item.get("sk").s();
  }

  private static String shortened(String expression) {
    return expression.length() > MAX_SHOWN ? expression.substring(0, MAX_SHOWN) + "…" : expression;
  }

  private static String keys(BatchGetItemRequest request) {
    return request.requestItems().values().stream()
        .flatMap(keys -> keys.keys().stream())
        .map(FaultyTable::text)
        .toList()
        .toString();
  }

  private static String steps(TransactWriteItemsRequest request) {
    return request.transactItems().stream().map(FaultyTable::step).toList().toString();
  }

  private static String step(TransactWriteItem step) {
    if (step.put() != null) {
      return "put " + text(step.put().item());
    }
    if (step.update() != null) {
      return "update "
          + text(step.update().key())
          + ": "
          + shortened(step.update().updateExpression());
    }
    return step.delete() != null
        ? "delete " + text(step.delete().key())
        : "check " + text(step.conditionCheck().key());
  }
}
