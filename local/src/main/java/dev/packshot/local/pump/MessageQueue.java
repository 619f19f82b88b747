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

/**
 * A queue like SQS, in a folder. A message survives a kill -9 of the process until it is deleted.
 */
final class MessageQueue implements AutoCloseable {
  private final MessageFiles files;
  private final Clock clock;
  private final DelayQueue<DelayedMessage> delayed = new DelayQueue<>();
  private volatile boolean closed;

  MessageQueue(Path folder, Path deadLetters, Clock clock) {
    this.files = new MessageFiles(folder, deadLetters);
    this.clock = clock;
    files.all().forEach(message -> offer(message, Duration.ZERO));
  }

  /** Sends a message. It is stored when this method returns. */
  void send(String body) {
    var message = new Message(UUID.randomUUID().toString(), clock.instant(), body, 0);
    files.write(message);
    offer(message, Duration.ZERO);
  }

  /**
   * Waits for a message and returns it with others that are available. Returns an empty list once
   * the queue is closed.
   */
  List<Message> receive(int maxSize) throws InterruptedException {
    var batch = new ArrayList<Message>();
    for (var next = delayed.take(); next != null && !closed; next = delayed.poll()) {
      batch.add(receive(next.message));
      if (batch.size() == maxSize) {
        return batch;
      }
    }
    if (closed) {
      wakeOneReceiver();
    }
    return batch;
  }

  void delete(Message message) {
    files.delete(message);
  }

  /** Makes the message available again after the delay. */
  void retry(Message message, Duration delay) {
    offer(message, delay);
  }

  /** Moves the message from the queue to the folder of dead letters and returns its new file. */
  Path moveToDeadLetters(Message message, String reason) {
    return files.moveToDeadLetters(message, reason);
  }

  /** Stops delivery and wakes waiting receivers. Messages stay in the queue's folder. */
  @Override
  public void close() {
    closed = true;
    wakeOneReceiver();
  }

  private Message receive(Message message) {
    files.addReceive(message);
    return message.withOneMoreReceive();
  }

  private void offer(Message message, Duration delay) {
    delayed.add(new DelayedMessage(message, System.nanoTime() + delay.toNanos()));
  }

  /** Wakes one receiver. A receiver that finds the queue closed wakes the next one. */
  private void wakeOneReceiver() {
    offer(new Message("", clock.instant(), "", 0), Duration.ZERO);
  }

  private static final class DelayedMessage implements Delayed {
    private final Message message;
    private final long availableAt;

    DelayedMessage(Message message, long availableAt) {
      this.message = message;
      this.availableAt = availableAt;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(availableAt - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(availableAt - ((DelayedMessage) other).availableAt, 0);
    }
  }
}
