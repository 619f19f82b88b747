package dev.packshot.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.devkit.DynamoServer;
import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.dynamo.Table;
import dev.packshot.graph.Settings;
import dev.packshot.id.OrganizationId;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * The functions of a stack in production, each run from its own zip with its own variables, on a
 * table that is new for each test.
 */
final class DeployedFunctions implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  static final String BUCKET = "packshot-photos";
  static final String MEDIA_URL = "https://media.example.com";

  /** Where each zip lies unpacked. */
  private static final Map<Path, Path> TASKS = new ConcurrentHashMap<>();

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final ApiKey key = ApiKey.mint(KeyKind.CSB, new SecureRandom());
  private DynamoServer dynamo;
  private EmbeddedS3 s3;
  private String table;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    dynamo = DynamoServer.start();
    s3 =
        EmbeddedS3.in(Files.createTempDirectory(Path.of("target"), "s3-"))
            .region("eu-central-1")
            .credentials(TaskProcess.ACCESS_KEY, TaskProcess.SECRET)
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
  }

  @Override
  public void afterAll(ExtensionContext context) {
    dynamo.close();
    s3.close();
  }

  /** Whose key it is. */
  OrganizationId organization() {
    return organization;
  }

  S3Client s3() {
    return s3.client();
  }

  /** How many connections to the table are open. */
  int connections() {
    return dynamo.connections();
  }

  /** How many items the table has; the key is one. */
  int items() {
    try (var client = dynamo.client()) {
      return client.scan(scan -> scan.tableName(table)).count();
    }
  }

  /** What a function answers to an event that carries the key. */
  JsonNode api(Path java, String name, ObjectNode event) {
    return call(java, name, withKey(event));
  }

  JsonNode call(Path java, String name, ObjectNode event) {
    try (var process = start(java, name, Map.of())) {
      return process.call(event);
    }
  }

  /** With these variables beside its own. */
  TaskProcess start(Path java, String name, Map<String, String> more) {
    var function = function(name);
    var variables = variables(function);
    variables.putAll(more);
    return TaskProcess.start(java, task(function), handler(function), variables);
  }

  /** One that is taken a snapshot of before its first event, and restored. */
  TaskProcess startFromSnapshot(Path java, String name) {
    var function = function(name);
    return TaskProcess.startFromSnapshot(
        java, task(function), handler(function), variables(function));
  }

  /** An event of {@code events/} about this image of our organization. */
  ObjectNode imageEvent(String file, String id) {
    return SampleEvents.of(
        file, Map.of("organization_id", organization.toString(), "image_id", id));
  }

  /** The event with a good key in place of the sample's, if it has one. */
  ObjectNode withKey(ObjectNode event) {
    var headers = (ObjectNode) event.get("headers");
    if (headers.has("X-API-Key")) {
      headers.put("X-API-Key", key.reveal());
    }
    return event;
  }

  private static JsonNode function(String name) {
    return Synthesized.production().functions().get(name);
  }

  private static Path task(JsonNode function) {
    return TASKS.computeIfAbsent(
        Synthesized.production().zipOf(function), DeployedFunctions::unpacked);
  }

  private static Path unpacked(Path zipFile) {
    try (var zip = new ZipFile(zipFile.toFile())) {
      var task = Files.createTempDirectory(Path.of("target"), "task-").toAbsolutePath();
      for (var entry : zip.stream().filter(it -> !it.isDirectory()).toList()) {
        var file = task.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip.getInputStream(entry), file);
      }
      return task;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String handler(JsonNode function) {
    return function.get("Properties").get("Handler").asText();
  }

  /** Exactly the variables that the stack gives it, and where AWS is. */
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
            default -> variable.getValue().asText();
          });
    }
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
    return variables;
  }
}
