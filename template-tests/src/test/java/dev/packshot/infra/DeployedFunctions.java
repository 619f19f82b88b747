package dev.packshot.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.devkit.DynamoServer;
import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.devkit.QueueServer;
import dev.packshot.dynamo.Table;
import dev.packshot.graph.Settings;
import dev.packshot.id.OrganizationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The functions of the production stack. Each runs from its own zip with its own variables, on a
 * new table for each test.
 */
final class DeployedFunctions implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  static final String BUCKET = "packshot-photos";
  static final String MEDIA_URL = "https://media.example.com";

  /** The folders of the unpacked zips. */
  private static final Map<Path, Path> TASK_FOLDERS = new ConcurrentHashMap<>();

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final ApiKey key = ApiKey.mint(KeyKind.CSB, new SecureRandom());
  private DynamoServer dynamo;
  private EmbeddedS3 s3;
  private QueueServer queue;
  private String table;
  private int itemsOfKey;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    dynamo = DynamoServer.start();
    queue = QueueServer.start();
    s3 =
        EmbeddedS3.in(Files.createTempDirectory(Path.of("target"), "s3-"))
            .region("eu-central-1")
            .credentials(FunctionProcess.ACCESS_KEY, FunctionProcess.SECRET)
            .bucket(BUCKET)
            .acceptSessionTokens()
            .start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    table = "packshot-" + UUID.randomUUID();
    try (var client = dynamo.client()) {
      PackshotTable.create(client, table);
      new DynamoApiKeyRepository(new Table(client, table))
          .add(key, organization, Optional.empty(), 0, 0, Instant.now());
    }
    itemsOfKey = items();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    dynamo.close();
    queue.close();
    s3.close();
  }

  /** Returns the organization of the API key. */
  OrganizationId organization() {
    return organization;
  }

  /** Returns the address of the table. */
  URI table() {
    return dynamo.endpoint();
  }

  S3Client s3() {
    return s3.client();
  }

  /** Returns the queue to which the reconciliation sends messages. */
  QueueServer queue() {
    return queue;
  }

  /** Returns the number of open connections to the table. */
  int connections() {
    return dynamo.connections();
  }

  /** Returns the number of items in the table apart from the API key and its organization's. */
  int newItems() {
    return items() - itemsOfKey;
  }

  private int items() {
    try (var client = dynamo.client()) {
      return client.scan(scan -> scan.tableName(table)).count();
    }
  }

  /** Sends an event with the API key to a function. */
  JsonNode callWithKey(Path java, String name, ObjectNode event) {
    return call(java, name, withKey(event));
  }

  JsonNode call(Path java, String name, ObjectNode event) {
    try (var process = start(java, name, Map.of())) {
      return process.call(event);
    }
  }

  /** Starts a function with more variables than its own. */
  FunctionProcess start(Path java, String name, Map<String, String> more) {
    var function = function(name);
    var variables = variables(function);
    variables.putAll(more);
    return FunctionProcess.start(java, taskFolder(function), handler(function), variables);
  }

  /** Starts a function that waits for its snapshot before its first event. */
  FunctionProcess startFromSnapshot(Path java, String name) {
    var function = function(name);
    return FunctionProcess.startFromSnapshot(
        java, taskFolder(function), handler(function), variables(function));
  }

  /** Returns a sample event about an image of the organization. */
  ObjectNode imageEvent(String file, String id) {
    return SampleEvents.of(
        file, Map.of("organization_id", organization.toString(), "image_id", id));
  }

  /** Returns the event with the API key instead of the sample's. */
  ObjectNode withKey(ObjectNode event) {
    var headers = (ObjectNode) event.get("headers");
    if (headers.has("X-API-Key")) {
      headers.put("X-API-Key", key.reveal());
    }
    return event;
  }

  private static JsonNode function(String name) {
    return SynthesizedStack.production().functions().get(name);
  }

  private static Path taskFolder(JsonNode function) {
    return TASK_FOLDERS.computeIfAbsent(
        SynthesizedStack.production().zipOf(function), DeployedFunctions::unpack);
  }

  private static Path unpack(Path zipFile) {
    try (var zip = new ZipFile(zipFile.toFile())) {
      var folder = Files.createTempDirectory(Path.of("target"), "task-").toAbsolutePath();
      for (var entry : zip.stream().filter(file -> !file.isDirectory()).toList()) {
        var file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip.getInputStream(entry), file);
      }
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String handler(JsonNode function) {
    return function.get("Properties").get("Handler").asText();
  }

  /** Returns the variables that the stack gives a function, and the endpoints of the engines. */
  private Map<String, String> variables(JsonNode function) {
    var variables = new HashMap<String, String>();
    for (var variable :
        function.get("Properties").path("Environment").path("Variables").properties()) {
      variables.put(
          variable.getKey(),
          switch (variable.getKey()) {
            case Settings.TABLE -> table;
            case Settings.BUCKET -> BUCKET;
            case Settings.MEDIA_URL -> MEDIA_URL;
            case Settings.UPLOAD_QUEUE -> queue.url();
            default -> variable.getValue().asText();
          });
    }
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_SQS", queue.endpoint().toString());
    return variables;
  }
}
