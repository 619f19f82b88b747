package dev.packshot.local.pump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.StoredObject;
import dev.packshot.local.Polling;
import dev.packshot.local.function.LocalFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventPumpTest {
  private static final String PREFIX = "scanner/photos/";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NONE_FAILED = "{\"batchItemFailures\":[]}";

  @TempDir Path folder;
  private final List<JsonNode> delivered = new CopyOnWriteArrayList<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private UploadEvents events;
  private volatile boolean enginesAvailable = true;

  @BeforeEach
  void open() {
    events = events();
  }

  private UploadEvents events() {
    var deadLetters = new DeadLetters(folder.resolve("dead"));
    return new UploadEvents(folder, deadLetters, "eu-central-1", Clock.systemUTC(), log::add);
  }

  @AfterEach
  void close() {
    events.close();
  }

  @Test
  void deliversTheEventsOfS3AndSqs() throws Exception {
    store("scanner/photos/a b+ü(1).jpg");
    pumpUntilEmpty(records -> NONE_FAILED);
    var record = delivered.get(0).at("/Records/0");
    assertThat(record.at("/eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(record.at("/awsRegion").asText()).isEqualTo("eu-central-1");
    assertThat(record.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
    var s3 = JSON.readTree(record.at("/body").asText()).at("/Records/0");
    assertThat(s3.at("/eventSource").asText()).isEqualTo("aws:s3");
    assertThat(s3.at("/eventName").asText()).isEqualTo("ObjectCreated:Post");
    assertThat(s3.at("/s3/bucket/name").asText()).isEqualTo("photos");
    assertThat(s3.at("/s3/object/key").asText())
        .isEqualTo("scanner/photos/a+b%2B%C3%BC%281%29.jpg");
    assertThat(s3.at("/s3/object/size").asLong()).isEqualTo(7);
    assertThat(s3.at("/s3/object/eTag").asText()).isEqualTo("etag");
  }

  @Test
  void givesEachEventItsOwnSequencer() throws Exception {
    for (int i = 0; i < 5; i++) {
      store("same");
    }
    pumpUntilEmpty(records -> NONE_FAILED);
    assertThat(delivered.stream().flatMap(EventPumpTest::records).map(EventPumpTest::sequencer))
        .hasSize(5)
        .doesNotHaveDuplicates()
        .allMatch(sequencer -> sequencer.matches("[0-9A-F]{18}"));
  }

  @Test
  void retriesOnlyFailedMessages() throws Exception {
    store("good");
    store("bad");
    pumpUntilEmpty(EventPumpTest::failBadOnce);
    assertThat(deliveriesOf("good")).isEqualTo(1);
    assertThat(deliveriesOf("bad")).isEqualTo(2);
    assertThat(log).isEmpty();
  }

  @Test
  void retriesWhenTheResponseIsNotJson() throws Exception {
    store("one");
    pumpUntilEmpty(records -> isFirstDelivery(records) ? "not json" : NONE_FAILED);
    assertThat(deliveriesOf("one")).isEqualTo(2);
  }

  @Test
  void retriesWhenTheResponseNamesAnUnknownMessage() throws Exception {
    store("one");
    var unknown = "{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"}]}";
    pumpUntilEmpty(records -> isFirstDelivery(records) ? unknown : NONE_FAILED);
    assertThat(deliveriesOf("one")).isEqualTo(2);
  }

  @Test
  void deliversWhatIsSentAfterTheFolderWasUnreadable() throws Exception {
    var redriven = Files.writeString(UploadEvents.redriven(folder), "not a folder");
    var pump = start(records -> NONE_FAILED);
    try {
      Polling.waitUntil("a failure of both workers", () -> log.size() >= 2);
      Files.delete(redriven);
      store("late");
      Polling.waitUntil("the delivery", () -> deliveriesOf("late") == 1);
    } finally {
      pump.close();
    }
  }

  @Test
  void deliversEachMessageAloneAndCountsOnlyTheOnesThatHang() throws Exception {
    for (int i = 0; i < 5; i++) {
      store("hangs");
      store("waits");
    }
    var hanging = new CountDownLatch(2);
    var end = new CountDownLatch(1);
    var pump =
        start(
            event -> {
              hanging.countDown();
              awaitQuietly(end);
              return NONE_FAILED;
            });
    try {
      assertThat(hanging.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(delivered).allMatch(event -> event.path("Records").size() == 1);
      assertThat(queuedFileNames())
          .hasSize(10)
          .filteredOn(name -> name.endsWith(".0.json"))
          .as("a process that is killed now costs only two messages an attempt")
          .hasSize(8);
    } finally {
      end.countDown();
      pump.close();
    }
  }

  @Test
  void movesAMessageToTheDeadLettersAfterTwelveAttempts() throws Exception {
    store("poison");
    pumpUntilDeadLetter(
        records -> {
          throw new OutOfMemoryError("boom");
        });
    assertThat(delivered).hasSize(12);
    assertThat(queuedFiles()).isZero();
    assertThat(log)
        .anyMatch(
            line ->
                line.matches(
                    "dead letter after 12 attempts \\(every attempt failed\\): .*/dead/.*json\\."
                        + " There is 1 dead letter in .*; make redrive brings it back\\."));
  }

  @Test
  void movesAMessageThatKilledTheProcessTwelveTimesToTheDeadLetters() throws Exception {
    Files.writeString(
        folder.resolve("killer.12.json"), "{\"sent_at\":\"2026-11-21T12:00:00Z\",\"body\":\"{}\"}");
    events = events();
    pumpUntilDeadLetter(records -> NONE_FAILED);
    assertThat(delivered).isEmpty();
    assertThat(log).singleElement().asString().contains("every attempt was interrupted");
  }

  @Test
  void countsNoAttemptsWhileTheEnginesAreUnavailable() throws Exception {
    store("good");
    enginesAvailable = false;
    pumpUntilEmpty(
        records -> {
          enginesAvailable = delivered.size() > 20;
          if (!enginesAvailable) {
            throw new IllegalStateException("disk full");
          }
          return NONE_FAILED;
        });
    assertThat(delivered.stream().flatMap(EventPumpTest::records))
        .hasSizeGreaterThan(20)
        .allMatch(record -> receiveCount(record) == 1);
    assertThat(log).filteredOn(line -> line.contains("events wait until")).hasSize(1);
  }

  @Test
  void takesARedrivenDeadLetterWhileItRuns() throws Exception {
    store("first fails");
    var pump = start(event -> delivered.size() <= 12 ? "not json" : NONE_FAILED);
    try {
      Polling.waitUntil("a dead letter", () -> countFiles(folder.resolve("dead")) == 1);
      var redriven = Files.createDirectories(UploadEvents.redriven(folder));
      var deadLetter = new DeadLetters(folder.resolve("dead")).all().get(0);
      Files.move(deadLetter, redriven.resolve(deadLetter.getFileName()));
      Polling.waitUntil("another delivery", () -> delivered.size() == 13 && queuedFiles() == 0);
      assertThat(receiveCount(delivered.get(12).at("/Records/0"))).isEqualTo(1);
      assertThat(countFiles(redriven)).isZero();
    } finally {
      pump.close();
    }
  }

  @Test
  void continuesAfterTheFilesOfAMessageWereDeleted() throws Exception {
    store("deleted");
    try (var files = Files.newDirectoryStream(folder, "*.json")) {
      for (var file : files) {
        Files.delete(file);
      }
    }
    store("kept");
    pumpUntilEmpty(records -> NONE_FAILED);
    assertThat(deliveriesOf("kept")).isEqualTo(1);
    assertThat(deliveriesOf("deleted")).isZero();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pumpUntilEmpty(Function function) {
    pump(function, "an empty queue", () -> queuedFiles() == 0);
  }

  private void pumpUntilDeadLetter(Function function) {
    pump(
        function,
        "a dead letter",
        () -> countFiles(folder.resolve("dead")) == 1 && queuedFiles() == 0);
  }

  private void pump(Function function, String description, BooleanSupplier condition) {
    var pump = start(function);
    try {
      Polling.waitUntil(description, condition);
    } finally {
      pump.close();
    }
  }

  private EventPump start(Function function) {
    var localFunction =
        new LocalFunction(
            "test",
            (in, out, context) -> {
              var event = JSON.readTree(in);
              delivered.add(event);
              out.write(function.respond(event).getBytes(UTF_8));
            },
            line -> {});
    return EventPump.start(
        events,
        "eu-central-1",
        localFunction,
        Duration.ofNanos(1_000),
        () -> enginesAvailable,
        log::add);
  }

  private interface Function {
    String respond(JsonNode event) throws IOException;
  }

  private void store(String key) {
    var fullKey = key.startsWith(PREFIX) ? key : PREFIX + key;
    events.storing("photos", fullKey).accept(new StoredObject("photos", fullKey, "etag", 7));
  }

  private static String failBadOnce(JsonNode event) throws IOException {
    var failures = JSON.createArrayNode();
    records(event)
        .filter(record -> key(record).equals("bad") && receiveCount(record) == 1)
        .forEach(r -> failures.addObject().put("itemIdentifier", r.path("messageId").asText()));
    return JSON.createObjectNode().set("batchItemFailures", failures).toString();
  }

  private static boolean isFirstDelivery(JsonNode event) {
    return records(event).allMatch(record -> receiveCount(record) == 1);
  }

  private long deliveriesOf(String key) {
    return delivered.stream()
        .flatMap(EventPumpTest::records)
        .filter(record -> key(record).equals(key))
        .count();
  }

  private static Stream<JsonNode> records(JsonNode event) {
    return StreamSupport.stream(event.path("Records").spliterator(), false);
  }

  private static int receiveCount(JsonNode record) {
    return Integer.parseInt(record.at("/attributes/ApproximateReceiveCount").asText());
  }

  private static String key(JsonNode record) {
    return body(record).at("/Records/0/s3/object/key").asText().replace(PREFIX, "");
  }

  private static String sequencer(JsonNode record) {
    return body(record).at("/Records/0/s3/object/sequencer").asText();
  }

  private static JsonNode body(JsonNode record) {
    try {
      return JSON.readTree(record.path("body").asText());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private long queuedFiles() {
    return countFiles(folder);
  }

  private List<String> queuedFileNames() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(Path::getFileName)
          .map(Path::toString)
          .filter(EventPumpTest::isJson)
          .toList();
    }
  }

  private static boolean isJson(String name) {
    return name.endsWith(".json");
  }

  private static long countFiles(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
