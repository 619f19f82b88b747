package dev.packshot.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import dev.packshot.devkit.picture.CameraPhoto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Tests of {@code make run AWS=localstack} while LocalStack is unreachable. */
class OutageTest {
  private static final byte[] PHOTO = CameraPhoto.twelveMegapixels().jpeg();

  @TempDir private static Path folder;
  private static SecondLocalStack localStack;
  private static Process run;

  @BeforeAll
  static void start() throws IOException {
    localStack = new SecondLocalStack();
    localStack.start();
    run = run();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    run.destroy();
    run.waitFor();
    localStack.close();
  }

  @Test
  void answersUnavailableDuringAnOutageAndKeepsEvents() {
    var api = awaitReady();
    shortenVisibilityTimeout();
    var before = api.openSession();
    put(before, api.objectKey(before));
    localStack.freeze();
    assertOutage(api);
    localStack.thaw();
    assertThat(api.tryToOpenSession().statusCode()).isEqualTo(201);
    Polling.waitUntil("the verdict on the earlier upload", () -> api.countReady(before) == 1);
  }

  @Test
  void continuesAfterLocalStackWasRestarted() {
    var api = awaitReady();
    localStack.stop();
    assertOutage(api);
    localStack.start();
    Polling.waitUntil(
        "the first successful request", () -> api.tryToOpenSession().statusCode() == 201);
    var after = api.openSession();
    put(after, api.objectKey(after));
    Polling.waitUntil("the verdict", () -> api.countReady(after) == 1);
  }

  private static void assertOutage(ApiClient api) {
    var refused = api.tryToOpenSession();
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
  }

  /** Shortens the time after which an event received before the outage is redelivered. */
  private static void shortenVisibilityTimeout() {
    try (var sqs = Clients.sqs(endpoint())) {
      var queue = sqs.getQueueUrl(get -> get.queueName("packshot-run-uploads")).queueUrl();
      sqs.setQueueAttributes(
          set -> set.queueUrl(queue).attributes(Map.of(VISIBILITY_TIMEOUT, "15")));
    }
  }

  private static String endpoint() {
    return "http://127.0.0.1:" + localStack.environment().get("LOCALSTACK_PORT");
  }

  private static void put(String session, String key) {
    assertThat(key).contains(session);
    try (var s3 = Clients.s3(endpoint())) {
      s3.putObject(
          put -> put.bucket("packshot-run-photos").key(key).contentType("image/jpeg"),
          RequestBody.fromBytes(PHOTO));
    }
  }

  private static Process run() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    var builder =
        new ProcessBuilder(List.of(java, "-Xmx512m", "-cp", classPath, "dev.packshot.local.Main"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    var environment = new HashMap<>(localStack.environment());
    environment.putAll(
        Map.of("AWS", "localstack", "PORT", "0", "DATA", folder.resolve("data").toString()));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static ApiClient awaitReady() {
    return Polling.waitFor("the start of the process", OutageTest::findReady);
  }

  private static Optional<ApiClient> findReady() {
    var file = folder.resolve("data").resolve("demo.env");
    if (!run.isAlive()) {
      throw new AssertionError("the process has ended:\n" + read(folder.resolve("log")));
    }
    if (!read(folder.resolve("log")).contains("Packshot is ready")) {
      return Optional.empty();
    }
    var demo = new Properties();
    try (var lines = Files.newBufferedReader(file)) {
      demo.load(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(new ApiClient(demo.getProperty("URL"), demo.getProperty("KEY")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
