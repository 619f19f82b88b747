package dev.packshot.simulation.table;

<<<<<<< Updated upstream
import java.util.ArrayList;
import java.util.List;
=======
import dev.packshot.simulation.table.Writes.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
>>>>>>> Stashed changes
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A transaction: all of its steps are applied, or none. */
final class Transaction {
  private static final int MAX_STEPS = 100;
  private static final int MAX_SIZE = 4 * 1024 * 1024;

  private final Store store;
<<<<<<< Updated upstream
  private final List<AppliedWrite> applied = new ArrayList<>();
  private final List<CancellationReason> reasons = new ArrayList<>();

  private Transaction(Store store) {
    this.store = store;
=======
  private final List<Write> steps;
  private final List<AppliedWrite> applied = new ArrayList<>();
  private final List<CancellationReason> reasons = new ArrayList<>();

  private Transaction(Store store, List<Write> steps) {
    this.store = store;
    this.steps = steps;
>>>>>>> Stashed changes
  }

  /**
   * Applies the steps and returns their writes.
   *
   * @throws AwsServiceException if a step is invalid or refused; then none is applied
   */
  static List<AppliedWrite> run(
<<<<<<< Updated upstream
      List<TransactWriteItem> items, String tableName, Expressions expressions, Store store) {
    if (items.isEmpty() || items.size() > MAX_STEPS) {
      throw Errors.validation("Member must have length between 1 and " + MAX_STEPS);
    }
    var steps = items.stream().map(item -> TransactionStep.of(item, expressions)).toList();
    if (!steps.stream().allMatch(step -> tableName.equals(step.tableName()))) {
      throw Errors.noSuchTable();
    }
    if (steps.stream().map(TransactionStep::key).distinct().count() < steps.size()) {
      throw Errors.validation("Transaction request cannot include multiple operations on one item");
    }
    var transaction = new Transaction(store);
    transaction.run(steps);
    return transaction.applied;
  }

  private void run(List<TransactionStep> steps) {
=======
      List<TransactWriteItem> items, String tableName, Writes writes, Store store) {
    if (items.isEmpty() || items.size() > MAX_STEPS) {
      throw Errors.validation("Member must have length between 1 and " + MAX_STEPS);
    }
    var steps = items.stream().map(item -> step(item, tableName, writes)).toList();
    if (steps.stream().map(Write::key).distinct().count() < steps.size()) {
      throw Errors.validation("Transaction request cannot include multiple operations on one item");
    }
    var transaction = new Transaction(store, steps);
    transaction.run();
    return transaction.applied;
  }

  private static Write step(TransactWriteItem item, String tableName, Writes writes) {
    if (Stream.of(item.put(), item.update(), item.delete(), item.conditionCheck())
            .filter(action -> action != null)
            .count()
        != 1) {
      throw Errors.validation("TransactItems can only contain one of Check, Put, Update or Delete");
    }
    if (item.put() != null) {
      var put = item.put();
      requireTable(put.tableName(), tableName);
      return writes.put(
          put.item(),
          new Terms(
              put.conditionExpression(),
              put.expressionAttributeNames(),
              put.expressionAttributeValues(),
              put.returnValuesOnConditionCheckFailure()));
    }
    if (item.update() != null) {
      var update = item.update();
      requireTable(update.tableName(), tableName);
      return writes.update(
          update.key(),
          required("UpdateExpression", update.updateExpression()),
          new Terms(
              update.conditionExpression(),
              update.expressionAttributeNames(),
              update.expressionAttributeValues(),
              update.returnValuesOnConditionCheckFailure()));
    }
    if (item.delete() != null) {
      var delete = item.delete();
      requireTable(delete.tableName(), tableName);
      return writes.delete(
          delete.key(),
          new Terms(
              delete.conditionExpression(),
              delete.expressionAttributeNames(),
              delete.expressionAttributeValues(),
              delete.returnValuesOnConditionCheckFailure()));
    }
    var check = item.conditionCheck();
    requireTable(check.tableName(), tableName);
    return writes.check(
        check.key(),
        new Terms(
            required("ConditionExpression", check.conditionExpression()),
            check.expressionAttributeNames(),
            check.expressionAttributeValues(),
            check.returnValuesOnConditionCheckFailure()));
  }

  private static void requireTable(String requested, String tableName) {
    if (!tableName.equals(requested)) {
      throw Errors.noSuchTable();
    }
  }

  private static String required(String parameter, String expression) {
    if (expression == null) {
      throw Errors.validation(parameter + " must not be null");
    }
    return expression;
  }

  private void run() {
>>>>>>> Stashed changes
    for (var step : steps) {
      reasons.add(attempt(step));
    }
    if (reasons.stream().anyMatch(reason -> !reason.code().equals(Errors.NO_ERROR))) {
      throw Errors.cancelled(reasons);
    }
    requireSize();
    store.apply(applied.stream().filter(AppliedWrite::isChange).toList());
  }

  /** Returns the reason for which a step cancels the transaction. */
<<<<<<< Updated upstream
  private CancellationReason attempt(TransactionStep step) {
    try {
      return attempt(step.write().get());
=======
  private CancellationReason attempt(Write step) {
    var before = store.find(step.key());
    try {
      if (step.isAllowed(before)) {
        applied.add(step.apply(before));
        return reason(Errors.NO_ERROR).build();
      }
>>>>>>> Stashed changes
    } catch (AwsServiceException invalid) {
      return reason(Errors.VALIDATION_FAILED)
          .message(invalid.awsErrorDetails().errorMessage())
          .build();
    }
<<<<<<< Updated upstream
  }

  private CancellationReason attempt(Write write) {
    var before = store.find(write.key());
    if (write.isAllowed(before)) {
      applied.add(write.apply(before));
      return reason(Errors.NO_ERROR).build();
    }
    var item = write.refusedItem(before);
=======
    var item = step.refusedItem(before);
>>>>>>> Stashed changes
    return reason(Errors.CONDITION_FAILED)
        .message(Errors.CONDITION_FAILED_MESSAGE)
        .item(item.isEmpty() ? null : item)
        .build();
  }

  private static CancellationReason.Builder reason(String code) {
    return CancellationReason.builder().code(code);
  }

  private void requireSize() {
    int size = applied.stream().mapToInt(write -> Item.size(write.after())).sum();
    if (size > MAX_SIZE) {
      throw Errors.validation("Collection size of the transaction has exceeded the limit");
    }
  }
}
