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

/** DynamoDB Local inside this JVM: no port, no telemetry, in memory or in one SQLite file. */
public final class EmbeddedDynamo implements AutoCloseable {
  private static final boolean TELEMETRY_OFF = true;

  /**
   * Held here, since Java forgets the level of a logger that nobody holds, as DynamoDB Local does.
   */
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  static {
    SQLITE.setLevel(Level.OFF);
  }

  private final AmazonDynamoDBLocal engine;
  private final DynamoDbClient client;

  private EmbeddedDynamo(AmazonDynamoDBLocal engine) {
    this.engine = engine;
    this.client = engine.dynamoDbClient();
  }

  public static EmbeddedDynamo inMemory() {
    return new EmbeddedDynamo(DynamoDBEmbedded.create(TELEMETRY_OFF));
  }

  /** Opens the database kept in {@code file}, or makes it with the folders above it. */
  public static EmbeddedDynamo in(Path file) {
    if (Files.isDirectory(file)) { // DynamoDB Local would wait for ever on its first request
      throw new IllegalArgumentException(file + " is a folder; the database is one file");
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EmbeddedDynamo(DynamoDBEmbedded.create(file.toFile(), TELEMETRY_OFF));
  }

  public DynamoDbClient client() {
    return client;
  }

  /** Lets go of the file; DynamoDB Local leaves a few idle threads behind all the same. */
  @Override
  public void close() {
    engine.shutdown();
  }
}
