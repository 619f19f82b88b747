package dev.packshot.simulation.table;

import static dev.packshot.simulation.table.TestTable.incrementStep;
import static dev.packshot.simulation.table.TestTable.item;
import static dev.packshot.simulation.table.TestTable.key;
import static dev.packshot.simulation.table.TestTable.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Calls report the capacity units that DynamoDB counts. */
class CapacityTest {
  /** What the names and values of an item with the keys {@code p}, {@code a} take, and one name. */
  private static final int KEYS_AND_NAME = 2 + 1 + 2 + 1 + 1;

  private final TestTable test = new TestTable();

  @ParameterizedTest
  @CsvSource({
    "7, true, 1",
    "4096, true, 1",
    "4097, true, 2",
    "7, false, 0.5",
    "4096, false, 0.5",
    "4097, false, 1",
    "12289, false, 2"
  })
  void countsAReadByFourKilobytes(int size, boolean isConsistent, double units) {
    test.put(sized("a", size));
    var answer =
        test.table.getItem(
            get ->
                get.tableName(TestTable.NAME)
                    .key(key("a"))
                    .consistentRead(isConsistent)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    assertThat(answer.consumedCapacity())
        .isEqualTo(
            ConsumedCapacity.builder().tableName(TestTable.NAME).capacityUnits(units).build());
  }

  private static Map<String, AttributeValue> sized(String sort, int size) {
    return item(sort, "t", text(size - KEYS_AND_NAME));
  }

  @Test
  void countsTheReadOfAMissingItem() {
    var answer =
        test.table.getItem(
            get ->
                get.tableName(TestTable.NAME)
                    .key(key("a"))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    assertThat(answer.consumedCapacity().capacityUnits()).isEqualTo(0.5);
  }

  @Test
  void countsABatchByItem() {
    test.put(sized("a", 4097));
    test.put(sized("b", 100));
    var requested =
        KeysAndAttributes.builder()
            .keys(List.of(key("a"), key("b"), key("missing")))
            .consistentRead(true)
            .build();
    var answer =
        test.table.batchGetItem(
            get ->
                get.requestItems(Map.of(TestTable.NAME, requested))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    assertThat(answer.consumedCapacity())
        .singleElement()
        .extracting(ConsumedCapacity::capacityUnits)
        .isEqualTo(4.0);
  }

  @Test
  void countsAQueryByTheSumOfItsItems() {
    for (int sort = 0; sort < 9; sort++) {
      test.put(sized(Integer.toString(sort), 1024));
    }
    assertThat(query(true)).isEqualTo(3);
    assertThat(query(false)).isEqualTo(1.5);
  }

  private double query(boolean isConsistent) {
    return test.table
        .query(
            query ->
                query
                    .tableName(TestTable.NAME)
                    .keyConditionExpression("pk = :p")
                    .expressionAttributeValues(Map.of(":p", text("p")))
                    .consistentRead(isConsistent)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }

  @Test
  void countsAWriteByTheLargerOfTheItemBeforeAndAfterIt() {
    assertThat(put(sized("a", 1024)).capacityUnits()).isEqualTo(1);
    assertThat(put(sized("a", 1025)).capacityUnits()).isEqualTo(2);
    assertThat(put(sized("a", 100)).capacityUnits()).isEqualTo(2);
    assertThat(put(sized("a", 100)).capacityUnits()).isEqualTo(1);
  }

  private ConsumedCapacity put(Map<String, AttributeValue> item) {
    return put(item, ReturnConsumedCapacity.TOTAL);
  }

  private ConsumedCapacity put(Map<String, AttributeValue> item, ReturnConsumedCapacity requested) {
    var request =
        PutItemRequest.builder()
            .tableName(TestTable.NAME)
            .item(item)
            .returnConsumedCapacity(requested)
            .build();
    return test.table.putItem(request).consumedCapacity();
  }

  @Test
  void countsTheWritesOfTheIndex() {
    var item = item("a", "index_shard", text("shard"));
    item.put("index_order", text("1"));
    assertThat(put(item).capacityUnits()).isEqualTo(2);
    item.put("b", text("not in the index"));
    assertThat(put(item).capacityUnits()).isEqualTo(1);
    item.put("index_order", text("2"));
    var moved = put(item, ReturnConsumedCapacity.INDEXES);
    assertThat(moved.capacityUnits()).isEqualTo(3);
    assertThat(moved.table().capacityUnits()).isEqualTo(1);
    assertThat(moved.globalSecondaryIndexes().get("sessions_by_status").capacityUnits())
        .isEqualTo(2);
    item.remove("index_order");
    assertThat(put(item).capacityUnits()).isEqualTo(2);
  }

  @Test
  void countsTransactionsTwice() {
    test.put(sized("a", 1500));
    assertThat(transact("token")).isEqualTo(2 * 2 + 2 * 1);
  }

  @Test
  void countsARepeatedTransactionAsReads() {
    test.put(sized("a", 5000));
    transact("token");
    assertThat(transact("token")).isEqualTo(2 * 2 + 2 * 1);
  }

  private double transact(String token) {
    return test.table
        .transactWriteItems(
            it ->
                it.clientRequestToken(token)
                    .transactItems(List.of(incrementStep("a"), incrementStep("b")))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .consumedCapacity()
        .get(0)
        .capacityUnits();
  }

  @Test
  void saysNothingUnlessItIsAsked() {
    assertThat(put(key("a"), null)).isNull();
    assertThat(put(key("a"), ReturnConsumedCapacity.NONE)).isNull();
  }
}
