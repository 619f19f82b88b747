package dev.packshot.simulation.table;

import static dev.packshot.simulation.table.TestTable.item;
import static dev.packshot.simulation.table.TestTable.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Eventually consistent reads see a write when its replication says so. */
class ReplicationTest {
  private static final Duration LAG = Duration.ofSeconds(2);

  private final TestTable test = new TestTable();

  @Test
  void showsAWriteInTheIndexAfterItsLag() {
    test.toIndex = LAG;
    test.putIndexed("a", "1");
    assertThat(test.index()).isEmpty();
    test.now = test.now.plus(LAG).minusNanos(1);
    assertThat(test.index()).isEmpty();
    test.now = test.now.plusNanos(1);
    assertThat(test.index()).containsExactly("1");
  }

  @Test
  void keepsThePreviousEntryInTheIndexUntilAChangeIsSeen() {
    test.putIndexed("a", "1");
    test.toIndex = LAG;
    test.putIndexed("a", "2");
    assertThat(test.index()).containsExactly("1");
    test.now = test.now.plus(LAG);
    assertThat(test.index()).containsExactly("2");
    test.delete("a");
    assertThat(test.index()).containsExactly("2");
    test.now = test.now.plus(LAG);
    assertThat(test.index()).isEmpty();
  }

  @Test
  void showsALaterWriteOfAnItemNotBeforeAnEarlierOne() {
    test.toIndex = LAG;
    test.putIndexed("a", "1");
    test.toIndex = Duration.ZERO;
    test.putIndexed("a", "2");
    assertThat(test.index()).isEmpty();
    test.now = test.now.plus(LAG);
    assertThat(test.index()).containsExactly("2");
  }

  @Test
  void showsAWriteOfAnotherItemBeforeAnEarlierOne() {
    test.toIndex = LAG;
    test.putIndexed("a", "1");
    test.toIndex = Duration.ZERO;
    test.putIndexed("b", "2");
    assertThat(test.index()).containsExactly("2");
  }

  @Test
  void returnsAnEarlierVersionToEventuallyConsistentReadsOnly() {
    test.increment("a");
    test.toReplicas = LAG;
    test.increment("a");
    assertThat(test.get("a", true)).containsEntry("n", number("2"));
    assertThat(test.get("a", false)).containsEntry("n", number("1"));
    assertThat(batch(true)).isEqualTo("2");
    assertThat(batch(false)).isEqualTo("1");
    assertThat(query(true)).isEqualTo("2");
    assertThat(query(false)).isEqualTo("1");
    test.now = test.now.plus(LAG);
    assertThat(test.get("a", false)).containsEntry("n", number("2"));
  }

  @Test
  void showsADeletedItemToEventuallyConsistentReadsUntilItIsReplicated() {
    test.put(item("a", "n", number("1")));
    test.toReplicas = LAG;
    test.delete("a");
    assertThat(test.get("a", true)).isEmpty();
    assertThat(test.get("a", false)).isNotEmpty();
    test.now = test.now.plus(LAG);
    assertThat(test.get("a", false)).isEmpty();
  }

  private String batch(boolean isConsistent) {
    var keys =
        KeysAndAttributes.builder()
            .keys(List.of(TestTable.key("a")))
            .consistentRead(isConsistent)
            .build();
    var answer = test.table.batchGetItem(get -> get.requestItems(Map.of(TestTable.NAME, keys)));
    return answer.responses().get(TestTable.NAME).get(0).get("n").n();
  }

  private String query(boolean isConsistent) {
    var items =
        test.table
            .query(
                query ->
                    query
                        .tableName(TestTable.NAME)
                        .consistentRead(isConsistent)
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(Map.of(":p", TestTable.text("p"))))
            .items();
    return List.copyOf(items).get(0).get("n").n();
  }
}
