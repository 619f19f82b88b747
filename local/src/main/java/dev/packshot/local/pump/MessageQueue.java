package dev.packshot.local.pump;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** A queue as SQS is one, in a folder: what was sent is there after a kill -9, until deleted. */
final class MessageQueue implements AutoCloseable {
  private final MessageFiles files;
  private final Clock clock;
  private final DelayQueue<Waiting> waiting = new DelayQueue<>();
  private volatile boolean closed;

  MessageQueue(Path folder, Path deadLetters, Clock clock) {
    this.files = new MessageFiles(folder, deadLetters);
    this.clock = clock;
    files.all().forEach(message -> offer(message, Duration.ZERO));
  }

  /** Returns once the message is safe from a kill -9. */
  void send(String body) {
    var message = new Message(UUID.randomUUID().toString(), clock.instant(), body, 0);
    files.write(message);
    offer(message, Duration.ZERO);
  }

  /** Waits for a message and takes what else is there; nothing once the queue is closed. */
  List<Message> receive(int most) throws InterruptedException {
    var batch = new ArrayList<Message>();
    for (var next = waiting.take(); next != null && !closed; next = waiting.poll()) {
      batch.add(receive(next.message));
      if (batch.size() == most) {
        return batch;
      }
    }
    if (closed) {
      wakeOneMore();
    }
    return batch;
  }

  void delete(Message message) {
    files.delete(message);
  }

  /** Hands the message out again when this time is over. */
  void retry(Message message, Duration delay) {
    offer(message, delay);
  }

  /** Takes the message out for good, and keeps it where somebody can look at it. */
  Path bury(Message message, String reason) {
    return files.bury(message, reason);
  }

  /** Hands out no more; what is in the queue stays in its folder. */
  @Override
  public void close() {
    closed = true;
    wakeOneMore();
  }

  private Message receive(Message message) {
    files.receivedOnceMore(message);
    return message.receivedOnceMore();
  }

  private void offer(Message message, Duration delay) {
    waiting.add(new Waiting(message, System.nanoTime() + delay.toNanos()));
  }

  private void wakeOneMore() {
    offer(new Message("", clock.instant(), "", 0), Duration.ZERO);
  }

  private static final class Waiting implements Delayed {
    private final Message message;
    private final long visibleAt;

    Waiting(Message message, long visibleAt) {
      this.message = message;
      this.visibleAt = visibleAt;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(visibleAt - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(visibleAt - ((Waiting) other).visibleAt, 0);
    }
  }
}
