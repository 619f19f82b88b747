package dev.packshot.simulation.table;

import static dev.packshot.simulation.table.TestTable.item;
import static dev.packshot.simulation.table.TestTable.key;
import static dev.packshot.simulation.table.TestTable.number;
import static dev.packshot.simulation.table.TestTable.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.dynamo.Key;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The limits of DynamoDB's values, items and calls. */
class LimitsTest {
  private static final int KB = 1024;

  /** What the names and values of an item with the keys {@code p}, {@code a} take, and one name. */
  private static final int KEYS_AND_NAME = 2 + 1 + 2 + 1 + 1;

  private final TestTable test = new TestTable();

  private static void assertInvalid(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(400);
              assertThat(refused.isThrottlingException()).isFalse();
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            });
  }

  @Test
  void storesItemsOfUpToFourHundredKilobytes() {
    test.put(item("a", "t", text(400 * KB - KEYS_AND_NAME)));
    assertInvalid(() -> test.put(item("a", "t", text(400 * KB - KEYS_AND_NAME + 1))));
    assertInvalid(() -> test.increment("a"));
    assertThat(test.get("a", true)).doesNotContainKey("n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999999999999999999999",
        "0.00000000000000000000000000000000000001",
        "9.9e125",
        "-1e-130",
        "1230000000000000000000000000000000000000000000"
      })
  void storesNumbersOfUpTo38Digits(String number) {
    assertThatCode(() -> test.put(item("a", "n", number(number)))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"123456789012345678901234567890123456789", "1e126", "-1e126", "1e-131", "", "x"})
  void refusesOtherNumbers(String number) {
    assertInvalid(() -> test.put(item("a", "n", number(number))));
  }

  @Test
  void refusesASumOfMoreThan38Digits() {
    test.put(item("a", "n", number("0.1")));
    assertInvalid(
        () ->
            test.table.updateItem(
                update ->
                    update
                        .tableName(TestTable.NAME)
                        .key(key("a"))
                        .updateExpression("ADD n :much")
                        .expressionAttributeValues(
                            Map.of(":much", number("99999999999999999999999999999999999999")))));
  }

  @Test
  void refusesKeysThatAreEmptyTooLongOrNoStrings() {
    assertInvalid(() -> get(new Key("p", "").attributes()));
    assertInvalid(() -> get(new Key("", "s").attributes()));
    assertInvalid(() -> get(new Key("p".repeat(2049), "s").attributes()));
    assertInvalid(() -> get(new Key("p", "s".repeat(1025)).attributes()));
    assertInvalid(() -> get(Map.of("pk", text("p"), "sk", number("1"))));
    assertInvalid(() -> get(Map.of("pk", text("p"))));
    assertInvalid(() -> get(item("s", "a", text("a"))));
    assertThat(get(new Key("p".repeat(2048), "s".repeat(1024)).attributes())).isEmpty();
  }

  private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
    return test.table.getItem(get -> get.tableName(TestTable.NAME).key(key)).item();
  }

  @Test
  void refusesAnEmptyKeyOfTheIndex() {
    assertInvalid(() -> test.put(item("a", "index_shard", text(""))));
  }

  @Test
  void readsUpToAHundredItemsAtOnce() {
    assertThat(batch(100)).isEqualTo(0);
    assertInvalid(() -> batch(101));
    assertInvalid(() -> batch(0));
  }

  private int batch(int keys) {
    var requested =
        KeysAndAttributes.builder()
            .keys(IntStream.range(0, keys).mapToObj(sort -> key("s" + sort)).toList())
            .build();
    return test.table
        .batchGetItem(get -> get.requestItems(Map.of(TestTable.NAME, requested)))
        .responses()
        .get(TestTable.NAME)
        .size();
  }

  @Test
  void leavesKeysToAnotherCallAfterSixteenMegabytes() {
    for (int sort = 0; sort < 50; sort++) {
      test.put(item("s" + sort, "t", text(400_000)));
    }
    var keys = IntStream.range(0, 50).mapToObj(sort -> key("s" + sort)).toList();
    var requested = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    var answer =
        test.table.batchGetItem(get -> get.requestItems(Map.of(TestTable.NAME, requested)));
    assertThat(answer.responses().get(TestTable.NAME)).hasSize(41);
    var rest = answer.unprocessedKeys().get(TestTable.NAME);
    assertThat(rest.keys()).isEqualTo(keys.subList(41, 50));
    assertThat(rest.consistentRead()).isTrue();
  }

  @Test
  void refusesValuesNestedMoreThan32LevelsDeep() {
    test.put(item("a", "l", nested(32)));
    assertInvalid(() -> test.put(item("a", "l", nested(33))));
  }

  /** Returns lists in each other. */
  private static AttributeValue nested(int levels) {
    var value = AttributeValue.fromL(List.of());
    for (int level = 1; level < levels; level++) {
      value = AttributeValue.fromL(List.of(value));
    }
    return value;
  }

  @Test
  void refusesExpressionsOfMoreThanFourKilobytes() {
    condition("attribute_not_exists(" + "a".repeat(4096 - 22) + ")");
    assertInvalid(() -> condition("attribute_not_exists(" + "a".repeat(4096 - 21) + ")"));
  }

  private void condition(String condition) {
    test.table.putItem(
        put -> put.tableName(TestTable.NAME).item(key("a")).conditionExpression(condition));
  }
}
