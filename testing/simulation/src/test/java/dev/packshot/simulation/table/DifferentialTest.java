package dev.packshot.simulation.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.EmbeddedDynamo;
import dev.packshot.devkit.PackshotTable;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The simulated table gives the answers of DynamoDB Local to random calls. */
class DifferentialTest {
  private static final long DEFAULT_SEED = 20_261_127;
  private static final String TABLE = "packshot";
  private static final int ROUNDS = Integer.getInteger("packshot.rounds", 48);
  private static final int CALLS = 420;

  private static final List<String> OPERATIONS =
      List.of(
          "GetItem",
          "BatchGetItem",
          "Query",
          "PutItem",
          "UpdateItem",
          "DeleteItem",
          "TransactWriteItems");

  private final Map<String, Integer> outcomes = new ConcurrentSkipListMap<>();

  @Test
  void answersRandomCallsLikeDynamoDbLocal() {
    long seed = Long.getLong("packshot.seed", DEFAULT_SEED);
    System.out.println("-Dpackshot.seed=" + seed);
    IntStream.of(0, 1).parallel().forEach(half -> runHalf(half, seed));
    assertOutcomesAreMixed();
  }

  /** Runs every second round on an engine of its own. */
  private void runHalf(int half, long seed) {
    try (var local = EmbeddedDynamo.inMemory()) {
      PackshotTable.create(local.client(), TABLE);
      for (int round = half; round < ROUNDS; round += 2) {
        new Round(local.client(), new Random(seed + round), "r" + round + "-").run();
      }
    }
  }

  /** Requires that each operation often succeeds, is often refused and is often invalid. */
  private void assertOutcomesAreMixed() {
    System.out.println(outcomes);
    for (var operation : List.of("PutItem", "UpdateItem", "DeleteItem")) {
      assertFrequent(operation + " ConditionalCheckFailedException");
    }
    assertFrequent("TransactWriteItems TransactionCanceledException");
    for (var operation : OPERATIONS) {
      assertFrequent(operation + " answer");
      assertFrequent(operation + " ValidationException");
    }
    assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum())
        .as("the calls that are simulated")
        .isGreaterThan(ROUNDS * CALLS * 98 / 100);
  }

  private void assertFrequent(String outcome) {
    assertThat(outcomes.getOrDefault(outcome, 0)).as(outcome).isGreaterThan(ROUNDS / 2);
  }

  /** A round on items of its own. */
  private final class Round {
    private final DynamoDbClient local;
    private final RandomCalls calls;
    private final SimulatedTable simulated =
        new SimulatedTable(TABLE, InstantSource.system(), Replication.IMMEDIATE);

    Round(DynamoDbClient local, Random random, String name) {
      this.local = local;
      this.calls = new RandomCalls(random, TABLE, name);
    }

    void run() {
      for (int number = 0; number < CALLS; number++) {
        compare(calls.next());
      }
      calls.partitions().forEach(partition -> compare(all("pk", partition, null)));
      calls.shards().forEach(shard -> compare(all("index_shard", shard, "sessions_by_status")));
    }

    private void compare(Call call) {
      String answer;
      try {
        answer = call.on(simulated);
      } catch (UnsupportedOperationException notSimulated) {
        return;
      }
      assertThat(answer)
          .as(() -> Answers.text(call.request()))
          .matches(it -> Answers.agree(it, call.on(local)), "is the answer of DynamoDB Local");
      outcomes.merge(call.outcome(answer), 1, Integer::sum);
    }

    private Call all(String key, String value, String index) {
      var request =
          QueryRequest.builder()
              .tableName(TABLE)
              .indexName(index)
              .keyConditionExpression(key + " = :value")
              .expressionAttributeValues(Map.of(":value", AttributeValue.fromS(value)))
              .build();
      return new Call(request, client -> AllPages.of(client, request));
    }
  }
}
