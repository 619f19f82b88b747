package dev.packshot.simulation.variant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Changes of calls, of which variants consist. */
final class Calls {
  private Calls() {}

  /** Returns a change of calls of one type. */
  static <T extends SdkRequest> UnaryOperator<SdkRequest> on(
      Class<T> type, UnaryOperator<T> change) {
    return call -> type.isInstance(call) ? change.apply(type.cast(call)) : call;
  }

  /**
   * Returns a change of the text of updates' expressions and conditions, in transactions too.
   *
   * @param part a text that occurs in the expression or the condition of the updates to change
   */
  static UnaryOperator<SdkRequest> inUpdates(
      String keyPart, String part, UnaryOperator<String> change) {
    return call -> {
      if (call instanceof UpdateItemRequest update) {
        var text = new Text(update.updateExpression(), update.conditionExpression());
        return isAt(update.key(), keyPart) && text.contains(part)
            ? rewritten(update, text.changed(change))
            : call;
      }
      return call instanceof TransactWriteItemsRequest transaction
          ? eachStep(transaction, step -> Optional.of(inStep(step, keyPart, part, change)))
          : call;
    };
  }

  /** Returns a change that leaves out the steps of transactions for which there is none. */
  static UnaryOperator<SdkRequest> inTransactions(
      Function<TransactWriteItem, Optional<TransactWriteItem>> change) {
    return on(TransactWriteItemsRequest.class, transaction -> eachStep(transaction, change));
  }

  /** Returns a change of the steps of transactions that put an item under a key. */
  static UnaryOperator<SdkRequest> inTransactionsWith(
      String key, Function<TransactWriteItem, Optional<TransactWriteItem>> change) {
    return on(
        TransactWriteItemsRequest.class,
        transaction ->
            transaction.transactItems().stream().anyMatch(step -> isPut(step, key))
                ? eachStep(transaction, change)
                : transaction);
  }

  /** Returns a change that leaves out the steps that put an item under a key. */
  static Function<TransactWriteItem, Optional<TransactWriteItem>> withoutPut(String key) {
    return step -> Optional.of(step).filter(it -> !isPut(it, key));
  }

  /** Returns a change of the steps that put an item under a key: they replace what is there. */
  static Function<TransactWriteItem, Optional<TransactWriteItem>> unconditional(String key) {
    return step ->
        Optional.of(
            isPut(step, key)
                ? step.toBuilder()
                    .put(
                        step.put().toBuilder()
                            .conditionExpression(null)
                            .expressionAttributeNames(null)
                            .expressionAttributeValues(null)
                            .build())
                    .build()
                : step);
  }

  /** Returns a change of puts outside of transactions: they replace what is there. */
  static UnaryOperator<SdkRequest> unconditionalPut(String key) {
    return on(
        PutItemRequest.class,
        put ->
            isAt(put.item(), key)
                ? put.toBuilder()
                    .conditionExpression(null)
                    .expressionAttributeNames(null)
                    .expressionAttributeValues(null)
                    .build()
                : put);
  }

  /** Returns an update that is made whatever is there. */
  static UpdateItemRequest withoutCondition(UpdateItemRequest update) {
    return rewritten(update, new Text(update.updateExpression(), null));
  }

  static boolean isPut(TransactWriteItem step, String key) {
    return step.put() != null && isAt(step.put().item(), key);
  }

  /** Returns whether a key contains a text. */
  static boolean isAt(Map<String, AttributeValue> key, String part) {
    return (key.get("pk").s() + " " + key.get("sk").s()).contains(part);
  }

  private static TransactWriteItemsRequest eachStep(
      TransactWriteItemsRequest transaction,
      Function<TransactWriteItem, Optional<TransactWriteItem>> change) {
    var steps = new ArrayList<TransactWriteItem>();
    for (var step : transaction.transactItems()) {
      change.apply(step).ifPresent(steps::add);
    }
    return transaction.toBuilder().transactItems(steps).build();
  }

  private static TransactWriteItem inStep(
      TransactWriteItem step, String keyPart, String part, UnaryOperator<String> change) {
    var update = step.update();
    if (update == null || !isAt(update.key(), keyPart)) {
      return step;
    }
    var text = new Text(update.updateExpression(), update.conditionExpression());
    return text.contains(part)
        ? step.toBuilder().update(rewritten(update, text.changed(change))).build()
        : step;
  }

  private static UpdateItemRequest rewritten(UpdateItemRequest update, Text text) {
    return update.toBuilder()
        .updateExpression(text.expression())
        .conditionExpression(text.condition())
        .expressionAttributeNames(text.used(update.expressionAttributeNames()))
        .expressionAttributeValues(text.used(update.expressionAttributeValues()))
        .build();
  }

  private static Update rewritten(Update update, Text text) {
    return update.toBuilder()
        .updateExpression(text.expression())
        .conditionExpression(text.condition())
        .expressionAttributeNames(text.used(update.expressionAttributeNames()))
        .expressionAttributeValues(text.used(update.expressionAttributeValues()))
        .build();
  }

  /** The expression and the condition of an update; the latter may be null. */
  private record Text(String expression, String condition) {
    boolean contains(String part) {
      return all().contains(part);
    }

    Text changed(UnaryOperator<String> change) {
      var changedCondition = condition == null ? "" : change.apply(condition);
      return new Text(
          change.apply(expression), changedCondition.isBlank() ? null : changedCondition);
    }

    /** Returns the placeholders that are still used: DynamoDB refuses others. */
    <V> Map<String, V> used(Map<String, V> placeholders) {
      var words = List.of(all().split("[^#:A-Za-z0-9_]+"));
      var used = new HashMap<String, V>();
      placeholders.forEach(
          (name, value) -> {
            if (words.contains(name)) {
              used.put(name, value);
            }
          });
      return used.isEmpty() ? null : used;
    }

    private String all() {
      return expression + " " + (condition == null ? "" : condition);
    }
  }
}
