package dev.packshot.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A transaction of named steps. A failed condition is reported by the name of its step. */
public final class WriteTransaction {
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  private final DynamoDbClient client;
  private final String table;
  private final Retry retry;
  private final List<String> names = new ArrayList<>();
  private final List<TransactWriteItem> writes = new ArrayList<>();

  WriteTransaction(DynamoDbClient client, String table, Retry retry) {
    this.client = client;
    this.table = table;
    this.retry = retry;
  }

  /** Adds a step that writes an item if there is none under its key. */
  public WriteTransaction putIfAbsent(String step, Map<String, AttributeValue> item) {
    return putIf(step, item, Condition.ABSENT, Map.of());
  }

  /** Adds a step that writes an item, whether there is one under its key or not. */
  public WriteTransaction put(String step, Map<String, AttributeValue> item) {
    return add(
        step, TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build());
  }

  /**
   * Adds a step that writes an item if the one under its key meets a condition.
   *
   * @param values by placeholder, {@code :} included
   */
  public WriteTransaction putIf(
      String step,
      Map<String, AttributeValue> item,
      String condition,
      Map<String, AttributeValue> values) {
    return add(
        step,
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName(table)
                        .item(item)
                        .conditionExpression(condition)
                        .expressionAttributeValues(orNull(values))
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD))
            .build());
  }

  /** Adds a step that updates an item if the condition holds. An empty condition is none. */
  public WriteTransaction update(String step, Update update) {
    return add(
        step,
        TransactWriteItem.builder()
            .update(
                builder ->
                    builder
                        .tableName(table)
                        .key(update.key().attributes())
                        .updateExpression(update.expression())
                        .conditionExpression(
                            update.condition().isEmpty() ? null : update.condition())
                        .expressionAttributeNames(update.names().isEmpty() ? null : update.names())
                        .expressionAttributeValues(update.values())
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD))
            .build());
  }

  /** Adds a step that deletes an item, which must exist. */
  public WriteTransaction delete(String step, Key key) {
    return add(
        step,
        TransactWriteItem.builder()
            .delete(
                delete ->
                    delete
                        .tableName(table)
                        .key(key.attributes())
                        .conditionExpression(Condition.EXISTS))
            .build());
  }

  /** Adds a step that deletes an item if it meets a condition. */
  public WriteTransaction deleteIf(String step, Requirement requirement) {
    return add(
        step,
        TransactWriteItem.builder()
            .delete(
                delete ->
                    delete
                        .tableName(table)
                        .key(requirement.key().attributes())
                        .conditionExpression(requirement.condition())
                        .expressionAttributeValues(orNull(requirement.values()))
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD))
            .build());
  }

  /** Adds a step that requires an item to meet a condition. */
  public WriteTransaction require(String step, Requirement requirement) {
    return add(
        step,
        TransactWriteItem.builder()
            .conditionCheck(
                check ->
                    check
                        .tableName(table)
                        .key(requirement.key().attributes())
                        .conditionExpression(requirement.condition())
                        .expressionAttributeValues(orNull(requirement.values())))
            .build());
  }

  /** Adds a step that requires an item to exist. */
  public WriteTransaction require(String step, Key key) {
    return require(step, new Requirement(key, Condition.EXISTS, Map.of()));
  }

  /** Performs all steps, or none of them. Returns the first step whose condition failed, if any. */
  public Optional<RefusedStep> commit() {
    try {
      retry.onConflict(Conflict.class, this::attempt);
      return Optional.empty();
    } catch (TransactionCanceledException cancelled) {
      CapacityMeter.current().refusedWrite(2.0 * writes.size());
      return Optional.of(refused(cancelled));
    } catch (Conflict lastAttempt) {
      throw lastAttempt.cancelled;
    }
  }

  private boolean attempt() {
    var request =
        TransactWriteItemsRequest.builder()
            .transactItems(writes)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    try {
      client.transactWriteItems(request).consumedCapacity().forEach(CapacityMeter.current()::write);
      return true;
    } catch (TransactionCanceledException cancelled) {
      throw isRefusal(cancelled) ? cancelled : new Conflict(cancelled);
    }
  }

  private static boolean isRefusal(TransactionCanceledException cancelled) {
    return cancelled.cancellationReasons().stream().anyMatch(WriteTransaction::isRefusal);
  }

  private static boolean isRefusal(CancellationReason reason) {
    return CONDITION_FAILED.equals(reason.code());
  }

  private RefusedStep refused(TransactionCanceledException cancelled) {
    for (int at = 0; at < names.size(); at++) {
      var reason = cancelled.cancellationReasons().get(at);
      if (isRefusal(reason)) {
        return new RefusedStep(names.get(at), reason.hasItem() ? reason.item() : Map.of());
      }
    }
    throw cancelled;
  }

  /** Returns nothing for no values, since DynamoDB refuses an empty map. */
  private static Map<String, AttributeValue> orNull(Map<String, AttributeValue> values) {
    return values.isEmpty() ? null : values;
  }

  private WriteTransaction add(String step, TransactWriteItem write) {
    names.add(step);
    writes.add(write);
    return this;
  }

  /** Thrown when a transaction met another one or was throttled, and no condition failed. */
  private static final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final TransactionCanceledException cancelled;

    Conflict(TransactionCanceledException cancelled) {
      super(cancelled.getMessage(), cancelled);
      this.cancelled = cancelled;
    }
  }
}
