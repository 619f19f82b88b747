package dev.packshot.simulation.table;

import static dev.packshot.simulation.table.TestTable.item;
import static dev.packshot.simulation.table.TestTable.number;
import static dev.packshot.simulation.table.TestTable.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items are deleted after their time to live, when the simulation asks for it. */
class ExpiryTest {
  private final TestTable test = new TestTable();

  private AttributeValue seconds(Instant time) {
    return number(Long.toString(time.getEpochSecond()));
  }

  @Test
  void deletesTheItemsWhoseTimeHasPassed() {
    test.put(item("a", "ttl", seconds(test.now.minusSeconds(1))));
    test.put(item("b", "ttl", seconds(test.now)));
    test.put(item("c", "ttl", seconds(test.now.plusSeconds(1))));
    test.put(item("d", "n", number("1")));
    assertThat(test.get("a", true)).isNotEmpty();
    assertThat(test.table.deleteExpired(test.now)).isEqualTo(1);
    assertThat(sorts()).containsExactly("b", "c", "d");
    assertThat(test.table.deleteExpired(test.now.plusSeconds(2))).isEqualTo(2);
    assertThat(sorts()).containsExactly("d");
  }

  private List<String> sorts() {
    return test.table.items().stream().map(item -> item.get("sk").s()).toList();
  }

  @Test
  void followsAChangedTimeToLive() {
    test.put(item("a", "ttl", seconds(test.now.minusSeconds(1))));
    test.put(item("a", "ttl", seconds(test.now.plusSeconds(100))));
    assertThat(test.table.deleteExpired(test.now)).isZero();
    test.put(item("a", "n", number("1")));
    assertThat(test.table.deleteExpired(test.now.plusSeconds(200))).isZero();
    assertThat(sorts()).containsExactly("a");
  }

  @Test
  void ignoresATimeToLiveThatIsNoIntegerOrFiveYearsOld() {
    test.put(item("a", "ttl", text("1")));
    test.put(item("b", "ttl", number("1.5")));
    test.put(item("c", "ttl", seconds(test.now.minus(Duration.ofDays(6 * 365)))));
    assertThat(test.table.deleteExpired(test.now)).isZero();
  }

  @Test
  void deletesFromTheIndexAndTellsListeners() {
    var deleted = new ArrayList<String>();
    test.putIndexed("a", "1");
    test.table.updateItem(
        update ->
            update
                .tableName(TestTable.NAME)
                .key(TestTable.key("a"))
                .updateExpression("SET #ttl = :past")
                .expressionAttributeNames(Map.of("#ttl", "ttl"))
                .expressionAttributeValues(Map.of(":past", seconds(test.now.minusSeconds(1)))));
    test.table.add(
        (key, before, after) -> {
          assertThat(before).containsKey("ttl");
          assertThat(after).isEmpty();
          deleted.add(key.sort());
        });
    test.table.deleteExpired(test.now);
    assertThat(deleted).containsExactly("a");
    assertThat(test.index()).isEmpty();
  }
}
