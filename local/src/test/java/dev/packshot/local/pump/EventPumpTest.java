package dev.packshot.local.pump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.devkit.StoredObject;
import dev.packshot.local.Await;
import dev.packshot.local.function.LocalFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private final List<String> alarms = new CopyOnWriteArrayList<>();
  private UploadEvents events;

  @BeforeEach
  void open() {
    events = new UploadEvents(folder, folder.resolve("dead"), "eu-central-1", Clock.systemUTC());
  }

  @AfterEach
  void close() {
    events.close();
  }

  @Test
  void deliversWhatS3AndSqsWouldWrite() throws Exception {
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
  void numbersEventsSoThatLaterOnesAreGreater() throws Exception {
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
  void retriesOnlyTheMessagesThatFailed() throws Exception {
    store("good");
    store("bad");
    pumpUntilEmpty(EventPumpTest::badFailsOnce);
    assertThat(deliveriesOf("good")).isEqualTo(1);
    assertThat(deliveriesOf("bad")).isEqualTo(2);
    assertThat(alarms).isEmpty();
  }

  @Test
  void retriesTheWholeBatchWhenTheFunctionFailsOrAnswersNonsense() throws Exception {
    for (var answer : List.of("not json", "{\"batchItemFailures\":[{\"itemIdentifier\":\"?\"}]}")) {
      store(answer.substring(0, 3));
    }
    pumpUntilEmpty(records -> firstDelivery(records) ? "not json" : NONE_FAILED);
    assertThat(delivered.stream().flatMap(EventPumpTest::records)).hasSize(4);
  }

  @Test
  void retriesTheWholeBatchWhenItDoesNotKnowTheMessageNamedAsFailed() throws Exception {
    store("one");
    var unknown = "{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"}]}";
    pumpUntilEmpty(records -> firstDelivery(records) ? unknown : NONE_FAILED);
    assertThat(deliveriesOf("one")).isEqualTo(2);
  }

  @Test
  void buriesAMessageAfterFiveTriesAndSaysWhere() throws Exception {
    store("poison");
    pumpUntilBuried(
        records -> {
          throw new OutOfMemoryError("boom");
        });
    assertThat(delivered).hasSize(5);
    assertThat(left()).isZero();
    assertThat(alarms)
        .anyMatch(
            line -> line.matches("dead letter after 5 tries \\(every try failed\\): .*/dead/.*"));
  }

  @Test
  void buriesAMessageThatKilledTheProcessEveryTime() throws Exception {
    Files.writeString(
        folder.resolve("killer.5.json"), "{\"sent_at\":\"2026-11-21T12:00:00Z\",\"body\":\"{}\"}");
    events = new UploadEvents(folder, folder.resolve("dead"), "eu-central-1", Clock.systemUTC());
    pumpUntilBuried(records -> NONE_FAILED);
    assertThat(delivered).isEmpty();
    assertThat(alarms).singleElement().asString().contains("every try was cut off");
  }

  private void pumpUntilEmpty(Function answer) {
    pump(answer, "the queue to be empty", () -> left() == 0);
  }

  private void pumpUntilBuried(Function answer) {
    pump(answer, "a dead letter", () -> files(folder.resolve("dead")) == 1 && left() == 0);
  }

  private void pump(Function answer, String what, BooleanSupplier done) {
    var pump = start(answer);
    try {
      Await.until(what, done);
    } finally {
      pump.close();
    }
  }

  private EventPump start(Function answer) {
    var function =
        new LocalFunction(
            "test",
            (in, out, context) -> {
              var event = JSON.readTree(in);
              delivered.add(event);
              out.write(answer.to(event).getBytes(UTF_8));
            },
            line -> {});
    return EventPump.start(events, "eu-central-1", function, Duration.ofMillis(1), alarms::add);
  }

  private interface Function {
    String to(JsonNode event) throws IOException;
  }

  private void store(String key) {
    var told = key.startsWith(PREFIX) ? key : PREFIX + key;
    events.storing("photos", told).accept(new StoredObject("photos", told, "etag", 7));
  }

  private static String badFailsOnce(JsonNode event) throws IOException {
    var failures = JSON.createArrayNode();
    records(event)
        .filter(record -> key(record).equals("bad") && receives(record) == 1)
        .forEach(r -> failures.addObject().put("itemIdentifier", r.path("messageId").asText()));
    return JSON.createObjectNode().set("batchItemFailures", failures).toString();
  }

  private static boolean firstDelivery(JsonNode event) {
    return records(event).allMatch(record -> receives(record) == 1);
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

  private static int receives(JsonNode record) {
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

  private long left() {
    return files(folder);
  }

  private static long files(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
