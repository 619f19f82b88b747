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

/** {@code make run AWS=localstack}, and what becomes of it when LocalStack is out of reach. */
class OutageTest {
  private static final byte[] PHOTO = CameraPhoto.twelveMegapixels().jpeg();

  @TempDir private static Path folder;
  private static OtherLocalStack localStack;
  private static Process run;

  @BeforeAll
  static void start() throws IOException {
    localStack = new OtherLocalStack();
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
  void tellsCallersToComeBackAndLosesNothing() {
    var api = ready();
    hurry();
    var before = api.open();
    put(before, api.objectKey(before));
    localStack.freeze();
    assertOutage(api);
    localStack.thaw();
    assertThat(api.tryToOpen().statusCode()).isEqualTo(201);
    Await.until("the verdict on what was uploaded before", () -> api.ready(before) == 1);
  }

  @Test
  void goesOnByItselfWithALocalStackThatWasStartedAnew() {
    var api = ready();
    localStack.stop();
    assertOutage(api);
    localStack.start();
    Await.until("the first success", () -> api.tryToOpen().statusCode() == 201);
    var after = api.open();
    put(after, api.objectKey(after));
    Await.until("the verdict", () -> api.ready(after) == 1);
  }

  private static void assertOutage(Packshot api) {
    var refused = api.tryToOpen();
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
  }

  /** An event that was taken out of the queue before the outage comes again after a minute else. */
  private static void hurry() {
    try (var sqs = Clients.sqs(endpoint())) {
      var queue = sqs.getQueueUrl(ask -> ask.queueName("packshot-run-uploads")).queueUrl();
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

  private static Packshot ready() {
    return Await.value("the run", OutageTest::findReady);
  }

  private static Optional<Packshot> findReady() {
    var file = folder.resolve("data").resolve("demo.env");
    if (!run.isAlive()) {
      throw new AssertionError("the run has ended:\n" + read(folder.resolve("log")));
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
    return Optional.of(new Packshot(demo.getProperty("URL"), demo.getProperty("KEY")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
