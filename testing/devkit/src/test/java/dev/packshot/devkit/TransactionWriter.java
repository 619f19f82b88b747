package dev.packshot.devkit;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A program that writes small transactions to a database until it is killed, and prints the
 * partition key of each that is answered. Its argument is the file.
 */
final class TransactionWriter {
  private static final int THREADS = 4;

  private TransactionWriter() {}

  public static void main(String[] arguments) {
    var client = EmbeddedDynamo.in(Path.of(arguments[0])).client();
    PackshotTable.create(client, "packshot");
    for (int thread = 0; thread < THREADS; thread++) {
      var prefix = "PRODUCT#" + thread + "#";
      new Thread(() -> write(client, prefix)).start();
    }
  }

  private static void write(DynamoDbClient client, String prefix) {
    for (int number = 0; ; number++) {
      var partition = prefix + number;
      var puts = Stream.of("A", "B").map(sort -> put(key(partition, sort))).toList();
      client.transactWriteItems(write -> write.transactItems(puts));
      System.out.println(partition);
    }
  }

  private static TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName("packshot").item(item)).build();
  }

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
  }
}
