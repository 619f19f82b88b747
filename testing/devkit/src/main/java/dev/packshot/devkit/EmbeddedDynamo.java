package dev.packshot.devkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** A DynamoDB Local in this JVM, without a port or telemetry, in memory or in one SQLite file. */
public final class EmbeddedDynamo implements AutoCloseable {
  private static final boolean TELEMETRY_DISABLED = true;

  /** A strong reference: Java forgets the level of a logger that has been garbage-collected. */
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  static {
    SQLITE.setLevel(Level.OFF);
  }

  private final AmazonDynamoDBLocal engine;
  private final DynamoDbClient client;

  private EmbeddedDynamo(AmazonDynamoDBLocal engine, DynamoDbClient client) {
    this.engine = engine;
    this.client = client;
  }

  public static EmbeddedDynamo inMemory() {
    var engine = DynamoDBEmbedded.create(TELEMETRY_DISABLED);
    return new EmbeddedDynamo(engine, engine.dynamoDbClient());
  }

  /**
   * Opens the database in the file, or creates it and its parent folders. Only the owner may read
   * the file. What the client has answered survives a kill -9.
   */
  public static EmbeddedDynamo in(Path file) {
    if (Files.isDirectory(file)) { // DynamoDB Local would hang at the first request
      throw new IllegalArgumentException(file + " is a folder, not a database file");
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      OwnerOnly.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var engine = DynamoDBEmbedded.create(file.toFile(), TELEMETRY_DISABLED);
    return new EmbeddedDynamo(engine, DurableDynamo.of(engine.dynamoDbClient()));
  }

  public DynamoDbClient client() {
    return client;
  }

  /** Releases the file. A few idle threads of DynamoDB Local remain. */
  @Override
  public void close() {
    engine.shutdown();
  }
}
