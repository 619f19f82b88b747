package dev.packshot.simulation.table;

import static dev.packshot.simulation.table.TestTable.incrementStep;
import static dev.packshot.simulation.table.TestTable.item;
import static dev.packshot.simulation.table.TestTable.key;
import static dev.packshot.simulation.table.TestTable.number;
import static dev.packshot.simulation.table.TestTable.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The table behaves as AWS documents it where DynamoDB Local does not. */
class AwsBehaviorTest {
  private final TestTable test = new TestTable();

  @Test
  void returnsAKeyWithAPageThatReachesTheLimitAtTheLastItem() {
    test.increment("a");
    test.increment("b");
    var full = query(query -> query.limit(2));
    assertThat(full.lastEvaluatedKey()).isEqualTo(key("b"));
    var rest = query(query -> query.limit(2).exclusiveStartKey(full.lastEvaluatedKey()));
    assertThat(rest.items()).isEmpty();
    assertThat(rest.hasItems()).isTrue();
    assertThat(rest.hasLastEvaluatedKey()).isFalse();
  }

  @Test
  void endsAPageAtOneMegabyte() {
    for (int sort = 0; sort < 5; sort++) {
      test.put(item("s" + sort, "t", text(350_000)));
    }
    var first = query(query -> {});
    assertThat(first.items()).hasSize(3);
    assertThat(first.lastEvaluatedKey()).isEqualTo(key("s2"));
    var second = query(query -> query.exclusiveStartKey(first.lastEvaluatedKey()));
    assertThat(second.items()).hasSize(2);
    assertThat(second.hasLastEvaluatedKey()).isFalse();
  }

  private QueryResponse query(Consumer<QueryRequest.Builder> mutator) {
    return test.table.query(
        query -> {
          query
              .tableName(TestTable.NAME)
              .keyConditionExpression("pk = :p")
              .expressionAttributeValues(Map.of(":p", text("p")));
          mutator.accept(query);
        });
  }

  @Test
  void cancelsATransactionForAnUpdateThatDoesNotFitTheItem() {
    test.put(item("a", "n", text("no number")));
    assertThatThrownBy(() -> test.transact(null, List.of(incrementStep("a"))))
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            cancelled -> {
              var reason = cancelled.cancellationReasons().get(0);
              assertThat(reason.code()).isEqualTo("ValidationError");
              assertThat(reason.message())
                  .isEqualTo("An operand in the update expression has an incorrect data type");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "01, 1",
    "+1, 1",
    "1.0, 1",
    "-1.50, -1.5",
    ".5, 0.5",
    "1., 1",
    "1e2, 100",
    "12E-1, 1.2",
    "-0, 0",
    "0.000, 0",
    "1e20, 100000000000000000000",
    "1e-3, 0.001",
    "100, 100"
  })
  void storesANumberInOneNotation(String written, String stored) {
    test.put(item("a", "n", number(written)));
    assertThat(test.get("a", true)).containsEntry("n", number(stored));
    test.put(item("a", "n", AttributeValue.fromNs(List.of(written))));
    assertThat(test.get("a", true)).containsEntry("n", AttributeValue.fromNs(List.of(stored)));
  }

  @Test
  void refusesMapsOfPlaceholdersWithoutEntries() {
    assertInvalid(() -> update(it -> it.expressionAttributeValues(Map.of())));
    assertInvalid(() -> update(it -> it.expressionAttributeNames(Map.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"size", "Status", "ttl", "KEY", "year"})
  void refusesReservedWordsAsNames(String word) {
    assertInvalid(() -> update(it -> it.updateExpression("REMOVE " + word)));
    update(it -> it.updateExpression("REMOVE #w").expressionAttributeNames(Map.of("#w", word)));
  }

  private static void assertInvalid(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            refused ->
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADD m.n :v | ALL_NEW | ADD of a nested element",
        "DELETE m.n :v | ALL_NEW | DELETE of a nested element",
        "SET a = (:v) | ALL_NEW | parentheses in an update expression",
        "SET m.n = :v | UPDATED_NEW | UPDATED_NEW of a nested element"
      })
  void namesAConstructThatIsNotSimulated(String expression, String returned, String name) {
    assertThatThrownBy(
            () ->
                update(
                    it ->
                        it.updateExpression(expression)
                            .returnValues(returned)
                            .expressionAttributeValues(Map.of(":v", number("1")))))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining(name);
    assertThat(test.table.items()).isEmpty();
  }

  private void update(Consumer<UpdateItemRequest.Builder> mutator) {
    test.table.updateItem(
        update -> {
          update.tableName(TestTable.NAME).key(key("a"));
          mutator.accept(update);
        });
  }
}
