package dev.packshot.devkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DurableDynamoTest {
  private static final int TRANSACTIONS = 40;

  @TempDir Path folder;

  @RepeatedTest(2)
  void keepsEachAnsweredTransactionAfterAKill() throws Exception {
    var file = folder.resolve("dynamodb.db");
    var answered = answeredUntilKilled(file);
    assertThat(answered).hasSizeGreaterThanOrEqualTo(TRANSACTIONS);
    try (var dynamo = EmbeddedDynamo.in(file)) {
      assertThat(answered).allMatch(partition -> isStored(dynamo.client(), partition));
    }
  }

  private static boolean isStored(DynamoDbClient client, String partition) {
    var key = TransactionWriter.key(partition, "B");
    return client.getItem(get -> get.tableName("packshot").key(key)).hasItem();
  }

  @Test
  void reportsARejectedTransactionAsDynamoDoes() {
    try (var dynamo = EmbeddedDynamo.in(folder.resolve("dynamodb.db"))) {
      PackshotTable.create(dynamo.client(), "packshot");
      var check =
          TransactWriteItem.builder()
              .conditionCheck(
                  it ->
                      it.tableName("packshot")
                          .key(TransactionWriter.key("NONE", "NONE"))
                          .conditionExpression("attribute_exists(pk)"))
              .build();
      var failure =
          catchThrowable(
              () -> dynamo.client().transactWriteItems(write -> write.transactItems(check)));
      assertThat(failure).isInstanceOf(TransactionCanceledException.class);
    }
  }

  @Test
  void keepsItsFileFromOtherUsers() throws Exception {
    var file = folder.resolve("dynamodb.db");
    try (var dynamo = EmbeddedDynamo.in(file)) {
      PackshotTable.create(dynamo.client(), "packshot");
      assertThat(OwnerOnly.isOpenToOthers(file)).isFalse();
    }
  }

  /** Runs the writer, kills it after some transactions and returns all that it has printed. */
  private static List<String> answeredUntilKilled(Path file) throws IOException {
    var process =
        new ProcessBuilder(command(file)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var answered = new ArrayList<String>();
    try (var lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        answered.add(line);
        if (answered.size() == TRANSACTIONS) {
          process.toHandle().destroyForcibly(); // unlike Process.destroyForcibly, keeps the output
        }
      }
    }
    return answered;
  }

  private static List<String> command(Path file) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(List.of("-cp", classPath, TransactionWriter.class.getName(), file.toString()));
    return command;
  }
}
