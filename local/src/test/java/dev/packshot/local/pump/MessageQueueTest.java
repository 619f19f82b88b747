package dev.packshot.local.pump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.packshot.devkit.OwnerOnly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MessageQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path folder;
  private final List<String> log = new CopyOnWriteArrayList<>();

  @Test
  void returnsSentMessages() throws Exception {
    var queue = queue();
    for (var body : new String[] {"one", "two", "three"}) {
      queue.send(body);
    }
    assertThat(receiveAll(queue, 3))
        .allMatch(message -> message.sentAt().equals(NOW) && message.receiveCount() == 0)
        .extracting(Message::body)
        .containsExactlyInAnyOrder("one", "two", "three");
  }

  @Test
  void countsMessagesThatWereBegunButNotThoseThatWereOnlyReceived() throws Exception {
    var before = queue();
    before.send("handled");
    before.delete(before.begin(receive(before)));
    before.send("interrupted");
    before.begin(receive(before));
    before.send("only received");
    receive(before);

    assertThat(receiveAll(queue(), 2))
        .extracting(Message::body, Message::receiveCount)
        .containsExactlyInAnyOrder(tuple("interrupted", 1), tuple("only received", 0));
  }

  @Test
  void takesBackTheCountOfAnAttempt() throws Exception {
    var queue = queue();
    queue.send("again");
    var begun = queue.begin(receive(queue));
    queue.retry(queue.uncount(begun), Duration.ofMillis(1));
    assertThat(receive(queue).receiveCount()).isZero();
    assertThat(receive(queue()).receiveCount()).isZero();
  }

  @Test
  void readsAFileWithoutAReceiveCountAndDeletesDrafts() throws Exception {
    Files.writeString(
        folder.resolve("redriven.json"), "{\"sent_at\":\"2026-11-21T12:00:00Z\",\"body\":\"b\"}");
    Files.writeString(folder.resolve("half.0.json.draft"), "{\"sent_at\":");
    assertThat(receive(queue())).isEqualTo(new Message("redriven", NOW, "b", 0));
    assertThat(folder.resolve("half.0.json.draft")).doesNotExist();
  }

  @Test
  void handsOutEachRedrivenMessageToOneOfSeveralReceivers() throws Exception {
    int count = 300;
    var redriven = Files.createDirectory(folder.resolve("redriven"));
    for (int i = 0; i < count; i++) {
      Files.writeString(
          redriven.resolve(i + ".json"), "{\"sent_at\":\"2026-11-21T12:00:00Z\",\"body\":\"b\"}");
    }
    var queue = queue();
    var one = CompletableFuture.supplyAsync(() -> receiveAll(queue, count / 2));
    var other = CompletableFuture.supplyAsync(() -> receiveAll(queue, count / 2));
    assertThat(Stream.concat(one.get().stream(), other.get().stream()).map(Message::id))
        .hasSize(count)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "null",
        "\u0000\u0000",
        "{\"sent_at\":\"2026-11-21T12:00:00Z\"}",
        "{\"sent_at\":\"2026-11-21T12:00:00Z\",\"body\":7}",
        "{\"sent_at\":\"yesterday\",\"body\":\"b\"}",
        "{\"sent_at\":5,\"body\":\"b\"}"
      })
  void setsADamagedMessageAsideAndDeliversTheOthers(String damaged) throws Exception {
    queue().send("good");
    Files.writeString(folder.resolve("0-bad.3.json"), damaged);
    assertThat(receive(queue()).body()).isEqualTo("good");
    assertThat(folder.resolve("dead/0-bad.3.json.damaged")).hasContent(damaged);
    assertThat(log)
        .singleElement()
        .asString()
        .startsWith("a message of the queue is damaged (")
        .endsWith("see " + folder.resolve("dead/0-bad.3.json.damaged"))
        .hasLineCount(1);
  }

  @Test
  void returnsARetriedMessage() throws Exception {
    var queue = queue();
    queue.send("again");
    queue.retry(queue.begin(receive(queue)), Duration.ofMillis(1));
    assertThat(receive(queue).receiveCount()).isEqualTo(1);
  }

  @Test
  void writesADeadLetterThatCanBeMovedBack() throws Exception {
    var queue = queue();
    queue.send("poison");
    var deadLetter = queue.moveToDeadLetters(queue.begin(receive(queue)), "every attempt failed");
    assertThat(deadLetter)
        .hasParent(folder.resolve("dead"))
        .content()
        .contains("poison", "every attempt");
    Files.move(deadLetter, folder.resolve(deadLetter.getFileName()));
    assertThat(receive(queue())).matches(m -> m.body().equals("poison") && m.receiveCount() == 0);
  }

  @Test
  void keepsItsFilesFromOtherUsers() throws Exception {
    queue().send("private");
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(file -> !file.equals(folder)).toList()) {
        assertThat(OwnerOnly.isOpenToOthers(file)).as(file.toString()).isFalse();
      }
    }
  }

  @Test
  void wakesAllReceiversWhenClosed() {
    var queue = queue();
    var one = CompletableFuture.supplyAsync(() -> find(queue));
    var other = CompletableFuture.supplyAsync(() -> find(queue));
    queue.close();
    assertThat(one.join()).isEmpty();
    assertThat(other.join()).isEmpty();
  }

  private static Optional<Message> find(MessageQueue queue) {
    try {
      return queue.receive();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Message receive(MessageQueue queue) {
    return find(queue).orElseThrow();
  }

  private static List<Message> receiveAll(MessageQueue queue, int count) {
    return Stream.generate(() -> receive(queue)).limit(count).toList();
  }

  private MessageQueue queue() {
    return new MessageQueue(
        folder,
        folder.resolve("redriven"),
        new DeadLetters(folder.resolve("dead")),
        Clock.fixed(NOW, ZoneOffset.UTC),
        log::add);
  }
}
