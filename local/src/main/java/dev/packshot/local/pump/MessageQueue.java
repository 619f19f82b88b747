package dev.packshot.local.pump;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A queue like SQS, in a folder. A message survives a kill -9 of the process until it is deleted.
 * It hands out one message at a time, so that one that hangs or ends the process costs no other an
 * attempt.
 */
final class MessageQueue implements AutoCloseable {
  private static final Duration REDRIVE_INTERVAL = Duration.ofSeconds(1);

  private final MessageFiles files;
  private final Path redriven;
  private final Clock clock;
  private final DelayQueue<DelayedMessage> delayed = new DelayQueue<>();
  private volatile boolean closed;

  /**
   * Opens the queue with the messages of an earlier run.
   *
   * @param redriven the folder whose messages are moved to the queue, also while it is open
   */
  MessageQueue(
      Path folder, Path redriven, DeadLetters deadLetters, Clock clock, Consumer<String> log) {
    this.files = new MessageFiles(folder, deadLetters, log);
    this.redriven = redriven;
    this.clock = clock;
    files.all(message -> offer(message, Duration.ZERO));
  }

  /** Sends a message. It is stored when this method returns. */
  void send(String body) {
    var message = new Message(UUID.randomUUID().toString(), clock.instant(), body, 0);
    files.write(message);
    offer(message, Duration.ZERO);
  }

  /** Waits for a message. Returns an empty result once the queue is closed. */
  Optional<Message> receive() throws InterruptedException {
    while (!closed) {
      var next = delayed.poll(REDRIVE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
      if (next != null && !closed) {
        return Optional.of(next.message);
      }
      if (!closed) {
        takeRedriven();
      }
    }
    wakeOneReceiver();
    return Optional.empty();
  }

  /** Takes the redriven messages. Only one receiver does so at a time, as it moves their files. */
  private synchronized void takeRedriven() {
    files.moveFrom(redriven, message -> offer(message, Duration.ZERO));
  }

  /** Counts the attempt that begins now and returns the message with the new count. */
  Message begin(Message message) {
    return files.count(message, message.receiveCount() + 1);
  }

  /** Takes back the count of an attempt that failed for a reason outside the message. */
  Message uncount(Message message) {
    return files.count(message, message.receiveCount() - 1);
  }

  void delete(Message message) {
    files.delete(message);
  }

  /** Makes the message available again after the delay, if its file is still there. */
  void retry(Message message, Duration delay) {
    if (files.exists(message)) {
      offer(message, delay);
    }
  }

  /** Moves the message from the queue to the folder of dead letters and returns its new file. */
  Path moveToDeadLetters(Message message, String reason) {
    return files.moveToDeadLetters(message, reason);
  }

  /** Returns the times at which messages were sent that turned out to be damaged. */
  List<Instant> damagedAt() {
    return files.damagedAt();
  }

  /** Stops delivery and wakes waiting receivers. Messages stay in the queue's folder. */
  @Override
  public void close() {
    closed = true;
    wakeOneReceiver();
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
