package dev.packshot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.auth.ApiKey;
import dev.packshot.auth.KeyKind;
import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.devkit.PackshotTable;
import dev.packshot.graph.Settings;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.organization.Act;
import dev.packshot.store.CreationMessage;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.S3UploadedFiles;
import dev.packshot.store.SigningCredentials;
import dev.packshot.store.UploadedFiles;
import dev.packshot.store.UploadedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The functions on DynamoDB Local and s3proxy in this JVM. Requests are events of API Gateway. All
 * instances share the engines; each has a table, a bucket and an organization of its own.
 */
public final class TestApp {
  public static final String REGION = "eu-central-1";
  public static final String MEDIA_URL = "https://media.example.com/m";
  public static final String ACCESS_KEY = "AKIDPACKSHOTTEST";
  public static final String SECRET_KEY = "test-secret-0123456789abcdefghijklmnop";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  public final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

  /** The bodies of the messages that were sent to the queue, oldest first. */
  public final ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();

  public final TestClock clock;
  public final String table;
  public final String bucket;
  public final TestComponent graph;
  public final OrganizationId organization;
  public final ApiKey key;

  private volatile SigningCredentials credentials =
      new SigningCredentials(ACCESS_KEY, SECRET_KEY, Optional.empty(), Optional.empty());

  public TestApp() {
    clock = new TestClock();
    table = "packshot-" + NUMBER.incrementAndGet();
    bucket = "packshot-photos-" + NUMBER.get();
    PackshotTable.create(dynamo(), table);
    s3().client().createBucket(create -> create.bucket(bucket));
    graph = graph(Map.of(), database(), s3().client(), TestEngines.HTTP);
    organization = newOrganization();
    key = newKey(KeyKind.CSB, organization);
  }

  private TestApp(
      TestApp other, TestClock clock, Map<String, String> changed, DynamoDbClient database) {
    this(other, clock, changed, database, s3().client(), TestEngines.HTTP);
  }

  private TestApp(
      TestApp other,
      TestClock clock,
      Map<String, String> changed,
      DynamoDbClient database,
      S3Client objects,
      SdkHttpClient http) {
    this.clock = clock;
    table = other.table;
    bucket = other.bucket;
    graph = graph(changed, database, objects, http);
    organization = other.organization;
    key = other.key;
  }

  /** Returns another instance with the same table and bucket and this clock. */
  public TestApp withClock(TestClock other) {
    return new TestApp(this, other, Map.of(), database());
  }

  /** Returns another instance with the same table and bucket and one changed setting. */
  public TestApp with(String setting, String value) {
    return new TestApp(this, clock, Map.of(setting, value), database());
  }

  /** Returns another instance with the same table and bucket and these changed settings. */
  public TestApp with(Map<String, String> settings) {
    return new TestApp(this, clock, settings, database());
  }

  /** Returns another instance with this client of DynamoDB. */
  public TestApp withDatabase(DynamoDbClient other) {
    return new TestApp(this, clock, Map.of(), other);
  }

  /** Returns another instance with this client of S3. */
  public TestApp withObjects(S3Client other) {
    return new TestApp(this, clock, Map.of(), database(), other, TestEngines.HTTP);
  }

  /** Returns another instance that reaches AWS through this HTTP client. */
  public TestApp onAws(SdkHttpClient http, S3Client objects) {
    return new TestApp(this, clock, Map.of(), TestEngines.database(http), objects, http);
  }

  /** Creates another object graph with the same table and bucket. */
  public TestComponent newGraph() {
    return graph(Map.of(), database(), s3().client(), TestEngines.HTTP);
  }

  /** Returns the SDK's client of DynamoDB, for the preparation and the checks of tests. */
  public static DynamoDbClient dynamo() {
    return TestEngines.SDK;
  }

  /** Returns the functions' client of DynamoDB. */
  public static DynamoDbClient database() {
    return TestEngines.DATABASE;
  }

  public static EmbeddedS3 s3() {
    return TestEngines.S3;
  }

  /** Changes the credentials that sign uploads and URLs. */
  public void signWith(SigningCredentials other) {
    credentials = other;
  }

  public OrganizationId newOrganization() {
    return new OrganizationId(new Ids(clock).next());
  }

  /** Returns an act of an operator, at the time of the clock. */
  public Act act() {
    return Act.by("operator", clock.instant());
  }

  /** Stores a new key with the limits of its kind. */
  public ApiKey newKey(KeyKind kind, OrganizationId owner) {
    return newKey(kind, owner, 0, 0);
  }

  public ApiKey newKey(KeyKind kind, OrganizationId owner, long perMinute, long perDay) {
    var minted = ApiKey.mint(kind, new SecureRandom());
    graph.apiKeys().add(minted, owner, Optional.empty(), perMinute, perDay, clock.instant());
    return minted;
  }

  /** Stores a new user without memberships. */
  public UserId newUser() {
    var user = new UserId(new Ids(clock).next());
    graph.users().add(user, clock.instant());
    return user;
  }

  /** Stores a new key of a user whose limits no test reaches. */
  public ApiKey newKey(UserId user) {
    var minted = ApiKey.mint(KeyKind.CSU, new SecureRandom());
    graph.users().addKey(user, minted, Optional.empty(), 1_000_000, clock.instant());
    return minted;
  }

  /** Stores a new user with this role and returns a key of the user. */
  public ApiKey newMember(OrganizationId organization, Role role) {
    var user = newUser();
    graph.users().setRole(user, organization, role, act());
    return newKey(user);
  }

  /** Returns a request with this application's key. */
  public TestRequest request(String method, String path) {
    return new TestRequest(this, method, path).header("X-API-Key", key.reveal());
  }

  /** Returns a request without a key. */
  public TestRequest anonymous(String method, String path) {
    return new TestRequest(this, method, path);
  }

  /** Opens a session and returns its id. */
  public String openSession() {
    return request("POST", "/scanner/api/v1/sessions").send().json().get("short_id").asText();
  }

  /** Reads a session with this application's key. */
  public JsonNode session(String id) {
    return request("GET", "/scanner/api/v1/sessions/" + id).send().json();
  }

  /** Reads a file of {@code events/}. */
  public static ObjectNode event(String file) {
    for (var folder : List.of("events", "../events")) {
      var path = Path.of(folder, file);
      if (Files.exists(path)) {
        return (ObjectNode) read(path);
      }
    }
    throw new IllegalArgumentException("There is no events/" + file);
  }

  private static JsonNode read(Path path) {
    try {
      return JSON.readTree(path.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the files of the bucket. Their requests are signed for the true time. */
  private UploadedFiles files(SdkHttpClient http) {
    var photos = new PhotoBucket(bucket, REGION, Optional.of(s3().endpoint()));
    return new S3UploadedFiles(photos, http, () -> credentials, Clock.systemUTC());
  }

  private void announce(List<UploadedObject> objects) {
    objects.forEach(object -> messages.add(CreationMessage.of(object)));
  }

  private TestComponent graph(
      Map<String, String> changed, DynamoDbClient database, S3Client objects, SdkHttpClient http) {
    var settings =
        Settings.outsideAws(
            table,
            bucket,
            REGION,
            s3().endpoint(),
            "https://app.example.com,http://localhost:3000",
            MEDIA_URL);
    var signIn = TestIssuer.SHARED.settings();
    for (var change : signIn.entrySet()) {
      settings = settings.with(change.getKey(), change.getValue());
    }
    for (var change : changed.entrySet()) {
      settings = settings.with(change.getKey(), change.getValue());
    }
    return DaggerTestComponent.factory()
        .create(clock, settings, database, objects, files(http), this::announce, () -> credentials);
  }
}
