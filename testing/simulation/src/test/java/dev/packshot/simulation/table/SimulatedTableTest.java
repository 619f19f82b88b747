package dev.packshot.simulation.table;

import static dev.packshot.simulation.table.TestTable.item;
import static dev.packshot.simulation.table.TestTable.key;
import static dev.packshot.simulation.table.TestTable.number;
import static dev.packshot.simulation.table.TestTable.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The inspection of the table, its determinism, and the calls that it does not simulate. */
class SimulatedTableTest {
  private final TestTable test = new TestTable();

  @Test
  void showsItemsInTheOrderOfTheirKeys() {
    test.put(Map.of("pk", text("q"), "sk", text("a")));
    test.increment("b");
    test.increment("a#");
    test.increment("a");
    assertThat(test.table.items())
        .extracting(it -> it.get("pk").s() + it.get("sk").s())
        .containsExactly("pa", "pa#", "pb", "qa");
    assertThat(test.table.partition("p"))
        .extracting(it -> it.get("sk").s())
        .containsExactly("a", "a#", "b");
    assertThat(test.table.partition("none")).isEmpty();
  }

  @Test
  void showsItemsThatCannotBeChanged() {
    test.increment("a");
    assertThatThrownBy(() -> test.table.items().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> test.table.items().iterator().next().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> test.get("a", true).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void tellsListenersOfEachAppliedWrite() {
    var writes = new ArrayList<String>();
    test.table.add(
        (key, before, after) -> writes.add(key.sort() + before.get("n") + after.get("n")));
    test.increment("a");
    test.increment("a");
    test.delete("a");
    test.delete("a");
    var one = number("1").toString();
    var two = number("2").toString();
    assertThat(writes).containsExactly("anull" + one, "a" + one + two, "a" + two + "null");
  }

  @Test
  void answersInOneOrderWhateverTheOrderOfTheRequest() {
    for (var names : List.of(List.of("x", "y", "a"), List.of("a", "x", "y"))) {
      var entries = new LinkedHashMap<String, AttributeValue>();
      names.forEach(name -> entries.put(name, text(name)));
      var item = new LinkedHashMap<String, AttributeValue>(entries);
      item.putAll(key("a"));
      item.put("m", AttributeValue.fromM(entries));
      item.put("s", AttributeValue.fromSs(names));
      test.put(item);
      assertThat(test.get("a", true).keySet()).containsExactly("a", "m", "pk", "s", "sk", "x", "y");
      assertThat(test.get("a", true).get("m").m().keySet()).containsExactly("a", "x", "y");
      assertThat(test.get("a", true).get("s").ss()).containsExactly("a", "x", "y");
    }
  }

  @Test
  void throwsARefusalWithTheItemAndWithoutAStackTrace() {
    test.increment("a");
    assertThatThrownBy(
            () ->
                test.table.putItem(
                    put ->
                        put.tableName(TestTable.NAME)
                            .item(key("a"))
                            .conditionExpression("attribute_not_exists(pk)")
                            .returnValuesOnConditionCheckFailure("ALL_OLD")))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class,
            refused -> {
              assertThat(refused.item()).isEqualTo(item("a", "n", number("1")));
              assertThat(refused.statusCode()).isEqualTo(400);
              assertThat(refused.awsErrorDetails().errorCode())
                  .isEqualTo("ConditionalCheckFailedException");
              assertThat(refused.getStackTrace()).isEmpty();
            });
  }

  @Test
  void refusesAnotherTable() {
    assertThatThrownBy(() -> test.table.getItem(get -> get.tableName("other").key(key("a"))))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void namesAParameterThatItDoesNotSimulate() {
    assertThatThrownBy(
            () ->
                test.table.getItem(
                    get -> get.tableName(TestTable.NAME).key(key("a")).projectionExpression("a")))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("ProjectionExpression");
    assertThatThrownBy(
            () ->
                test.table.query(query -> query.tableName(TestTable.NAME).scanIndexForward(false)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("ScanIndexForward");
  }

  @Test
  void sortsKeysByTheirBytesInUtf8() {
    test.increment("\ud83d\ude00");
    test.increment("\uffee");
    test.increment("z");
    assertThat(test.table.partition("p"))
        .extracting(it -> it.get("sk").s())
        .containsExactly("z", "\uffee", "\ud83d\ude00");
  }
}
