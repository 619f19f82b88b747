package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.auth.ApiKey;
import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.KeyKind;
import dev.packshot.devkit.DynamoServer;
import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.dynamo.Table;
import dev.packshot.id.OrganizationId;
import dev.packshot.lambda.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** The zips that are deployed, run as Lambda runs them, each function with its own variables. */
class DeployedZipTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EVENTS = Path.of("..", "events");
  private static final String BUCKET = "packshot-photos";

  private static final Map<Path, Path> TASKS = new HashMap<>();
  private static DynamoServer dynamo;
  private static EmbeddedS3 s3;

  private static final String MEDIA_URL = "https://media.example.com";

  private final String table = "packshot-" + UUID.randomUUID();
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final ApiKey key = ApiKey.mint(KeyKind.CSB, new SecureRandom());

  @BeforeAll
  static void unpackTheZips() throws IOException {
    var stack = Synthesized.production();
    for (var function : stack.functions().values()) {
      var zip = stack.zipOf(function);
      if (!TASKS.containsKey(zip)) {
        TASKS.put(zip, unpacked(zip));
      }
    }
    dynamo = DynamoServer.start();
    s3 =
        EmbeddedS3.in(Files.createTempDirectory(Path.of("target"), "s3-"))
            .region("eu-central-1")
            .credentials(TaskProcess.ACCESS_KEY, TaskProcess.SECRET)
            .bucket(BUCKET)
            .start();
  }

  @AfterAll
  static void stop() {
    dynamo.close();
    s3.close();
  }

  private static Path unpacked(Path zipFile) throws IOException {
    var task = Files.createTempDirectory(Path.of("target"), "task-").toAbsolutePath();
    try (var zip = new ZipFile(zipFile.toFile())) {
      for (var entry : zip.stream().filter(it -> !it.isDirectory()).toList()) {
        var file = task.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip.getInputStream(entry), file);
      }
    }
    return task;
  }

  @Test
  void givesFunctionsThatReadNoObjectTheSmallZip() throws IOException {
    var stack = Synthesized.production();
    var sizes = new TreeMap<Long, Set<String>>();
    for (var function : stack.functions().entrySet()) {
      var size = Files.size(stack.zipOf(function.getValue()));
      sizes.computeIfAbsent(size, absent -> new TreeSet<>()).add(function.getKey());
    }
    assertThat(sizes).hasSize(2);
    assertThat(sizes.firstKey()).isLessThan(7_500_000);
    assertThat(sizes.lastEntry().getValue())
        .containsExactlyInAnyOrder(
            "add-image", "delete-image", "expire-sessions", "get-reference", "uploaded-object");
  }

  @ParameterizedTest
  @EnumSource
  void holdsNothingButWhatRuns(Artifact artifact) throws IOException {
    var file = Synthesized.ZIPS.resolve(artifact.file());
    try (var zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName().toLowerCase(java.util.Locale.ROOT)))
          .isNotEmpty()
          .noneMatch(
              name ->
                  name.matches(
                      ".*(dynamodblocal|s3proxy|devkit|packshot-local|infra|junit|assertj|netty"
                          + "|apache5|sqlite|jetty|test|databind|runtime-interface).*"));
      var natives = zip.stream().filter(entry -> entry.getName().endsWith(".so")).toList();
      assertThat(natives).hasSize(1);
      var header = zip.getInputStream(natives.get(0)).readNBytes(20);
      assertThat(header[18] & 0xff).as("e_machine of ELF, 183 being AArch64").isEqualTo(183);
    }
    // docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 50 MB zipped
    assertThat(Files.size(file)).isLessThan(50_000_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void carriesOnePhotoAllTheWayRound(int version) throws IOException {
    var java = jdk(version);
    makeTable();
    var opened = api(java, "create-session", event("api-post-session.json"));
    assertThat(opened.get("statusCode").asInt()).as(opened.toString()).isEqualTo(201);
    var session = body(opened).get("short_id").asText();

    var asked = of("api-presign-upload.json", session, "");
    ((ObjectNode) asked.get("queryStringParameters")).put("original_filename", "photo.jpg");
    var form = body(api(java, "presign-upload", asked));
    var s3Key = form.get("s3_key").asText();
    assertThat(form.get("upload_url").asText()).contains(BUCKET);
    var photo = s3Key.replaceFirst(".*/", "").replaceFirst("\\..*", "");

    var registration = of("api-register-photo.json", session, "");
    registration.put("body", "{\"s3_key\":\"" + s3Key + "\"}");
    assertThat(api(java, "register-photo", registration).get("statusCode").asInt()).isEqualTo(201);

    s3.client()
        .putObject(
            put -> put.bucket(BUCKET).key(s3Key).contentType("image/jpeg"),
            RequestBody.fromBytes(CameraPhoto.twelveMegapixels().withSize(640, 480).jpeg()));
    var batch = call(java, "uploaded-object", uploadOf(s3Key));
    assertThat(batch).hasToString("{\"batchItemFailures\":[]}");

    var patched = api(java, "update-photo", of("api-update-photo.json", session, photo));
    assertThat(patched.get("statusCode").asInt()).as(patched.toString()).isEqualTo(200);
    assertThat(body(patched).get("upload_status").asText()).isEqualTo("ready");

    var read = body(api(java, "get-session", of("api-get-session.json", session, "")));
    assertThat(read.get("product_photos")).hasSize(1);
    assertThat(read.get("product_photos").get(0).get("width").asInt()).isEqualTo(640);

    var copied = image("api-add-image-of-photo.json", "");
    copied.put("body", "{\"photo_short_id\":\"" + photo + "\"}");
    assertThat(body(api(java, "add-image", copied)).get("sizes").fieldNames())
        .toIterable()
        .containsExactly("200", "400", "640");

    s3.client().putObject(put -> put.bucket(BUCKET).key(s3Key), RequestBody.fromString("no photo"));
    assertThat(call(java, "uploaded-object", uploadOf(s3Key)))
        .hasToString("{\"batchItemFailures\":[]}");
    assertThat(s3.client().getObjectTagging(get -> get.bucket(BUCKET).key(s3Key)).tagSet())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("packshot=rejected");

    assertThat(call(java, "expire-sessions", event("schedule-expire-sessions.json"))).isNotNull();
    assertThat(status(java, "get-error-page", "api-get-error-page.json")).isEqualTo(200);
    assertThat(status(java, "fallback", "api-unknown-path.json")).isEqualTo(404);
    assertThat(status(java, "get-openapi", "api-get-openapi.json")).isEqualTo(200);
    assertThat(status(java, "get-reference", "api-get-reference.json")).isEqualTo(200);
  }

  /** What a cold start costs is, before all else, how much of it there is to load. */
  @Test
  void loadsFewClassesBeforeItsFirstAnswer() throws IOException {
    var java = jdk(Jdks.find(25).isPresent() ? 25 : 17);
    makeTable();
    var loaded = Files.createTempFile(Path.of("target"), "classes-", ".txt").toAbsolutePath();
    var function = Synthesized.production().functions().get("create-session");
    var variables = variables(function);
    variables.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded + "::filecount=0");
    try (var process = TaskProcess.start(java, task(function), handler(function), variables)) {
      var answer = process.call(bytes(withKey(event("api-post-session.json"))));
      assertThat(answer.get("statusCode").asInt()).as(answer.toString()).isEqualTo(201);
    }
    try (var lines = Files.lines(loaded)) {
      assertThat(lines.filter(line -> line.contains(" source: ")).count())
          .isBetween(1_000L, 4_000L);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void showsAndDeletesAnImage(int version) throws IOException {
    var java = jdk(version);
    makeTable();
    var id = body(api(java, "add-image", image("api-add-image.json", ""))).get("id").asText();
    var original = "products/" + organization + "/00012345678905/" + id + "/original.png";
    assertThat(call(java, "uploaded-object", uploadOf(original)))
        .hasToString("{\"batchItemFailures\":[]}");
    var image = body(api(java, "get-image", image("api-get-image.json", id)));
    assertThat(image.get("sizes")).hasSize(1);
    assertThat(image.get("image_url").asText()).startsWith(MEDIA_URL + "/images/" + id + "/");
    var changed = body(api(java, "update-image", image("api-update-image.json", id)));
    assertThat(changed.get("priority").asInt()).isEqualTo(3);
    var listed = body(api(java, "list-images", image("api-list-images.json", "")));
    assertThat(listed.get("data")).hasSize(1).contains(changed);
    var deleted = api(java, "delete-image", image("api-delete-image.json", id));
    assertThat(deleted.get("statusCode").asInt()).as(deleted.toString()).isEqualTo(204);
    assertThat(s3.client().listObjectsV2(list -> list.bucket(BUCKET).prefix("p")).contents())
        .noneMatch(object -> object.key().contains(id));
  }

  @Test
  void startsAnewFromItsSnapshot() throws IOException {
    var java = jdk(Jdks.find(25).isPresent() ? 25 : 17);
    makeTable();
    var function = Synthesized.production().functions().get("create-session");
    try (var process =
        TaskProcess.startFromSnapshot(
            java, task(function), handler(function), variables(function))) {
      process.awaitSnapshot();
      assertThat(process.credentialsGiven()).as("the rehearsal signed a call").isEqualTo(1);
      assertThat(dynamo.connections()).as("connections kept open").isZero();
      assertThat(items()).as("what the rehearsal has left in the table").isEqualTo(1);
      process.restore();
      var answer = process.call(bytes(withKey(event("api-post-session.json"))));
      assertThat(answer.get("statusCode").asInt()).as(answer.toString()).isEqualTo(201);
      assertThat(answer.get("headers").get("RateLimit-Remaining").asText()).isEqualTo("299");
      assertThat(process.credentialsGiven()).as("credentials asked for again").isEqualTo(2);
      assertThat(process.log()).contains("\"cold\":true").doesNotContain("rehearsal failed");
    }
  }

  /** Each with its own variables and classes, which its rehearsal must do with. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "get-session",
        "presign-upload",
        "register-photo",
        "update-photo",
        "uploaded-object"
      })
  void rehearsesWithoutAFaultAndWithoutATrace(String name) {
    makeTable();
    var function = Synthesized.production().functions().get(name);
    try (var process =
        TaskProcess.startFromSnapshot(
            jdk(17), task(function), handler(function), variables(function))) {
      process.awaitSnapshot();
      // s3proxy's refusal of every session token is logged, and is no fault of the rehearsal
      assertThat(process.log()).doesNotContain("rehearsal failed");
      assertThat(items()).isEqualTo(1);
    }
  }

  private int items() {
    try (var client = dynamo.client()) {
      return client.scan(scan -> scan.tableName(table)).count();
    }
  }

  private void makeTable() {
    try (var client = dynamo.client()) {
      PackshotTable.create(client, table);
      new DynamoApiKeyRepository(new Table(client, table))
          .add(key, organization, Optional.empty(), 0, 0, Instant.now());
    }
  }

  private static Path jdk(int version) {
    var found = Jdks.find(version);
    if (found.isEmpty() && System.getenv("CI") != null) {
      throw new AssertionError("There is no JDK " + version + " here.");
    }
    Assumptions.assumeTrue(found.isPresent(), "There is no JDK " + version + " here.");
    return found.get();
  }

  private int status(Path java, String function, String file) {
    return api(java, function, event(file)).get("statusCode").asInt();
  }

  /** What a function answers to an event that carries the key. */
  private JsonNode api(Path java, String function, ObjectNode event) {
    return call(java, function, withKey(event));
  }

  /** The event with a good key in place of the sample's, if it has one. */
  private ObjectNode withKey(ObjectNode event) {
    var headers = (ObjectNode) event.get("headers");
    if (headers.has("X-API-Key")) {
      headers.put("X-API-Key", key.reveal());
    }
    return event;
  }

  private JsonNode call(Path java, String name, ObjectNode event) {
    var function = Synthesized.production().functions().get(name);
    try (var process =
        TaskProcess.start(java, task(function), handler(function), variables(function))) {
      return process.call(bytes(event));
    }
  }

  /** Where its own zip lies unpacked. */
  private static Path task(JsonNode function) {
    return TASKS.get(Synthesized.production().zipOf(function));
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

  /** An event of {@code events/} about this session and photo. */
  private static ObjectNode of(String file, String session, String photo) {
    var event = event(file);
    var parameters = (ObjectNode) event.get("pathParameters");
    for (var name : new String[] {"id", "session_id"}) {
      if (parameters.has(name)) {
        parameters.put(name, session);
      }
    }
    if (parameters.has("photo_id")) {
      parameters.put("photo_id", photo);
    }
    return event;
  }

  /** An event of {@code events/} about this image of our organization. */
  private ObjectNode image(String file, String id) {
    var event = event(file);
    var parameters = (ObjectNode) event.get("pathParameters");
    parameters.put("organization_id", organization.toString());
    if (parameters.has("image_id")) {
      parameters.put("image_id", id);
    }
    return event;
  }

  private static ObjectNode uploadOf(String s3Key) throws IOException {
    var event = event("sqs-s3-object-created.json");
    var message = (ObjectNode) event.get("Records").get(0);
    var told = (ObjectNode) JSON.readTree(message.get("body").asText());
    var about = (ObjectNode) told.get("Records").get(0).get("s3");
    ((ObjectNode) about.get("bucket")).put("name", BUCKET);
    ((ObjectNode) about.get("object")).put("key", s3Key);
    message.put("body", told.toString());
    return event;
  }

  private static ObjectNode event(String file) {
    try {
      return (ObjectNode) JSON.readTree(EVENTS.resolve(file).toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JsonNode body(JsonNode answer) {
    assertThat(answer.get("statusCode").asInt()).as(answer.toString()).isLessThan(300);
    return Json.parse(answer.get("body").asText());
  }

  private static byte[] bytes(JsonNode event) {
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}
