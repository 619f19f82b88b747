package dev.packshot.simulation.table;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.dynamo.Table;
import dev.packshot.id.OrganizationId;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntConsumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A program that prints the nanoseconds of CPU time of calls on a warm table of 50,000 items. */
final class TableBenchmark {
  private static final int ITEMS = 50_000;
  private static final int CALLS = 100_000;
  private static final int REPETITIONS = 5;
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private final SimulatedTable table =
      new SimulatedTable(TestTable.NAME, InstantSource.fixed(NOW), Replication.IMMEDIATE);

  private TableBenchmark() {}

  public static void main(String[] args) {
    new TableBenchmark().run();
  }

  private void run() {
    for (int number = 0; number < ITEMS; number++) {
      var item = photo(number);
      table.putItem(put -> put.tableName(TestTable.NAME).item(item));
    }
    measure("getItem", number -> get(number % ITEMS));
    measure("updateItem that counts a request of a key", countRequests());
    measure("transactWriteItems of two steps", this::transact);
    measure("query of 20 items", number -> query(number % (ITEMS / 20)));
  }

  private static void measure(String name, IntConsumer call) {
    var nanos = new ArrayList<Long>();
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      long start = cpuTime();
      for (int number = 0; number < CALLS; number++) {
        call.accept(repetition * CALLS + number);
      }
      nanos.add((cpuTime() - start) / CALLS);
    }
    System.out.println(name + ": " + nanos + " ns");
  }

  /**
   * Returns the time that this thread has spent on a processor, so that other programs matter less.
   */
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Map<String, AttributeValue> photo(int number) {
    var item = new TreeMap<>(key(number));
    for (var name : List.of("photo_type", "s3_key", "original_filename", "etag", "sha256")) {
      item.put(name, AttributeValue.fromS(name.repeat(3) + number));
    }
    for (var name : List.of("created_at", "registered_at", "file_size", "width", "height")) {
      item.put(name, AttributeValue.fromN(Integer.toString(number)));
    }
    item.put("metadata", AttributeValue.fromM(Map.of("line", AttributeValue.fromS("3"))));
    return item;
  }

  private static Map<String, AttributeValue> key(int number) {
    return Map.of(
        "pk", AttributeValue.fromS("SESSION#" + number / 20),
        "sk", AttributeValue.fromS("PHOTO#" + number));
  }

  private void get(int number) {
    table.getItem(
        get ->
            get.tableName(TestTable.NAME)
                .key(key(number))
                .consistentRead(true)
                .returnConsumedCapacity("TOTAL"));
  }

  private IntConsumer countRequests() {
    var keys = new DynamoApiKeyRepository(new Table(table, TestTable.NAME));
    var key = ApiKey.mint(KeyKind.CSB, new SecureRandom());
    var organization = new OrganizationId(new UUID(1, 1));
    keys.add(key, organization, Optional.empty(), 1_000_000_000, 1_000_000_000, NOW);
    return number -> keys.use(key, NOW.plusMillis(number)); // a new minute every 60,000 calls
  }

  private void transact(int number) {
    table.transactWriteItems(
        it -> it.transactItems(putStep(number), countStep()).returnConsumedCapacity("TOTAL"));
  }

  private static TransactWriteItem putStep(int number) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(TestTable.NAME)
                    .item(photo(1 + number % (ITEMS - 1)))
                    .conditionExpression("attribute_exists(pk)"))
        .build();
  }

  private static TransactWriteItem countStep() {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(TestTable.NAME)
                    .key(key(0))
                    .updateExpression("SET modified_at = :now ADD photo_count :one")
                    .conditionExpression("attribute_not_exists(photo_count) OR photo_count < :max")
                    .expressionAttributeValues(
                        Map.of(
                            ":now", AttributeValue.fromN("1"),
                            ":one", AttributeValue.fromN("1"),
                            ":max", AttributeValue.fromN("1000000000"))))
        .build();
  }

  private void query(int session) {
    table.query(
        query ->
            query
                .tableName(TestTable.NAME)
                .keyConditionExpression("pk = :p AND sk <= :last")
                .expressionAttributeValues(
                    Map.of(
                        ":p", AttributeValue.fromS("SESSION#" + session),
                        ":last", AttributeValue.fromS("SESSION")))
                .consistentRead(true)
                .returnConsumedCapacity("TOTAL"));
  }
}
