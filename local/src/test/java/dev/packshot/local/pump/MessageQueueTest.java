package dev.packshot.local.pump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MessageQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path folder;

  @Test
  void returnsSentMessagesInBatches() throws Exception {
    var queue = queue();
    for (var body : new String[] {"one", "two", "three"}) {
      queue.send(body);
    }
    assertThat(queue.receive(2)).extracting(Message::body).hasSize(2);
    assertThat(queue.receive(2)).hasSize(1).allMatch(message -> message.sentAt().equals(NOW));
  }

  @Test
  void keepsUndeletedMessagesForTheNextRun() throws Exception {
    var before = queue();
    before.send("handled");
    before.delete(before.receive(10).get(0));
    before.send("interrupted");
    before.receive(10);

    var after = queue();
    assertThat(after.receive(10))
        .extracting(Message::body, Message::receiveCount)
        .containsExactly(tuple("interrupted", 2));
  }

  @Test
  void readsAFileWithoutAReceiveCountAndIgnoresDrafts() throws Exception {
    Files.writeString(
        folder.resolve("redriven.json"), "{\"sent_at\":\"2026-11-21T12:00:00Z\",\"body\":\"b\"}");
    Files.writeString(folder.resolve("half.0.json.draft"), "{\"sent_at\":");
    assertThat(queue().receive(10)).containsExactly(new Message("redriven", NOW, "b", 1));
  }

  @Test
  void returnsARetriedMessageWithAHigherCount() throws Exception {
    var queue = queue();
    queue.send("again");
    queue.retry(queue.receive(10).get(0), Duration.ofMillis(1));
    assertThat(queue.receive(10)).extracting(Message::receiveCount).containsExactly(2);
  }

  @Test
  void writesADeadLetterThatCanBeMovedBack() throws Exception {
    var queue = queue();
    queue.send("poison");
    var deadLetter = queue.moveToDeadLetters(queue.receive(10).get(0), "every attempt failed");
    assertThat(deadLetter)
        .hasParent(folder.resolve("dead"))
        .content()
        .contains("poison", "every attempt");
    Files.move(deadLetter, folder.resolve(deadLetter.getFileName()));
    assertThat(queue().receive(10))
        .extracting(Message::body, Message::receiveCount)
        .containsExactly(tuple("poison", 1));
  }

  @Test
  void wakesAllReceiversWhenClosed() {
    var queue = queue();
    var one = CompletableFuture.supplyAsync(() -> receive(queue));
    var other = CompletableFuture.supplyAsync(() -> receive(queue));
    queue.close();
    assertThat(one.join()).isZero();
    assertThat(other.join()).isZero();
  }

  private static int receive(MessageQueue queue) {
    try {
      return queue.receive(10).size();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private MessageQueue queue() {
    return new MessageQueue(folder, folder.resolve("dead"), Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
