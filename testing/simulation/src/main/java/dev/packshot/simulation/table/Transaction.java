package dev.packshot.simulation.table;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A transaction: all of its steps are applied, or none. */
final class Transaction {
  private static final int MAX_STEPS = 100;
  private static final int MAX_SIZE = 4 * 1024 * 1024;

  private final Store store;
  private final List<AppliedWrite> applied = new ArrayList<>();
  private final List<CancellationReason> reasons = new ArrayList<>();

  private Transaction(Store store) {
    this.store = store;
  }

  /**
   * Applies the steps and returns their writes.
   *
   * @throws AwsServiceException if a step is invalid or refused; then none is applied
   */
  static List<AppliedWrite> run(
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
  private CancellationReason attempt(TransactionStep step) {
    try {
      return attempt(step.write().get());
    } catch (AwsServiceException invalid) {
      return reason(Errors.VALIDATION_FAILED)
          .message(invalid.awsErrorDetails().errorMessage())
          .build();
    }
  }

  private CancellationReason attempt(Write write) {
    var before = store.find(write.key());
    if (write.isAllowed(before)) {
      applied.add(write.apply(before));
      return reason(Errors.NO_ERROR).build();
    }
    var item = write.refusedItem(before);
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
