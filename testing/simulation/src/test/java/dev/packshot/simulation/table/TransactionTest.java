package dev.packshot.simulation.table;

import static dev.packshot.simulation.table.TestTable.incrementStep;
import static dev.packshot.simulation.table.TestTable.item;
import static dev.packshot.simulation.table.TestTable.number;
import static dev.packshot.simulation.table.TestTable.putStep;
import static dev.packshot.simulation.table.TestTable.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Transactions are applied as a whole, and once for each token. */
class TransactionTest {
  private static final Duration TOKEN_VALIDITY = Duration.ofMinutes(10);

  private final TestTable test = new TestTable();

  @Test
  void appliesATransactionOnceForATokenWithinTenMinutes() {
    test.transact("token", List.of(incrementStep("a")));
    test.now = test.now.plus(TOKEN_VALIDITY).minusNanos(1);
    test.transact("token", List.of(incrementStep("a")));
    assertThat(test.get("a", true)).containsEntry("n", number("1"));
    test.now = test.now.plusNanos(1);
    test.transact("token", List.of(incrementStep("a")));
    assertThat(test.get("a", true)).containsEntry("n", number("2"));
  }

  @Test
  void appliesTransactionsWithoutATokenEachTime() {
    test.transact(null, List.of(incrementStep("a")));
    test.transact(null, List.of(incrementStep("a")));
    assertThat(test.get("a", true)).containsEntry("n", number("2"));
  }

  @Test
  void refusesATokenWithOtherSteps() {
    test.transact("token", List.of(incrementStep("a")));
    assertThatThrownBy(() -> test.transact("token", List.of(incrementStep("b"))))
        .isInstanceOfSatisfying(
            IdempotentParameterMismatchException.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(400);
              assertThat(refused.awsErrorDetails().errorCode())
                  .isEqualTo("IdempotentParameterMismatchException");
            });
    assertThat(test.get("b", true)).isEmpty();
  }

  @Test
  void doesNotRememberTheTokenOfACancelledTransaction() {
    assertThatThrownBy(() -> test.transact("token", List.of(required("a"), incrementStep("b"))))
        .isInstanceOf(TransactionCanceledException.class);
    test.increment("a");
    test.transact("token", List.of(required("a"), incrementStep("b")));
    assertThat(test.get("b", true)).containsEntry("n", number("1"));
  }

  private static TransactWriteItem required(String sort) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check
                    .tableName(TestTable.NAME)
                    .key(TestTable.key(sort))
                    .conditionExpression("attribute_exists(pk)"))
        .build();
  }

  @Test
  void givesAReasonForEachStepAndAppliesNone() {
    test.put(item("s", "n", text("not a number")));
    assertThatThrownBy(
            () ->
                test.transact(null, List.of(incrementStep("a"), required("b"), incrementStep("s"))))
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            cancelled -> {
              assertThat(cancelled.cancellationReasons())
                  .extracting(CancellationReason::code)
                  .containsExactly("None", "ConditionalCheckFailed", "ValidationError");
              assertThat(cancelled.getMessage())
                  .contains("[None, ConditionalCheckFailed, ValidationError]");
              assertThat(cancelled.awsErrorDetails().errorCode())
                  .isEqualTo("TransactionCanceledException");
            });
    assertThat(test.get("a", true)).isEmpty();
  }

  @Test
  void tellsListenersAfterAllStepsAreApplied() {
    var sizes = new ArrayList<Integer>();
    test.table.add((key, before, after) -> sizes.add(test.table.items().size()));
    test.transact(null, List.of(incrementStep("a"), incrementStep("b")));
    assertThat(sizes).containsExactly(2, 2);
  }

  @Test
  void takesUpToAHundredSteps() {
    test.transact(null, increments(100));
    assertThat(test.table.items()).hasSize(100);
    assertInvalid(() -> test.transact(null, increments(101)));
    assertInvalid(() -> test.transact(null, List.of()));
  }

  private static List<TransactWriteItem> increments(int steps) {
    return IntStream.range(0, steps).mapToObj(sort -> incrementStep("s" + sort)).toList();
  }

  @Test
  void refusesTwoStepsOnOneItem() {
    assertInvalid(() -> test.transact(null, List.of(incrementStep("a"), required("a"))));
  }

  @Test
  void takesUpToFourMegabytes() {
    test.transact(null, large(10));
    assertThat(test.table.items()).hasSize(10);
    assertInvalid(() -> test.transact(null, large(11)));
  }

  private static List<TransactWriteItem> large(int steps) {
    return IntStream.range(0, steps)
        .mapToObj(sort -> putStep(item("s" + sort, "a", text(400_000))))
        .toList();
  }

  private static void assertInvalid(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            refused ->
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }
}
