package dev.packshot.local.pump;

import dev.packshot.local.function.LocalFunction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The delivery of upload events to a function, as by Lambda's event source mapping: batches of up
 * to ten messages, partial batch failures, dead letters after five attempts.
 */
public final class EventPump implements AutoCloseable {
  private static final int BATCH_SIZE = 10;
  private static final int MAX_RECEIVES = 5;

  private final MessageQueue queue;
  private final BatchFunction function;
  private final Duration firstDelay;
  private final Consumer<String> log;
  private final PumpWorkers workers = new PumpWorkers("event-pump");

  private EventPump(
      UploadEvents events,
      String region,
      LocalFunction function,
      Duration firstDelay,
      Consumer<String> log) {
    this.queue = events.queue();
    this.function = new BatchFunction(new SqsEvent(region), function, log);
    this.firstDelay = firstDelay;
    this.log = log;
  }

  /**
   * Starts to deliver.
   *
   * @param firstDelay the delay after a message's first failure; it doubles with each failure
   * @param log receives a line for each dead letter and each failure of the function or queue
   */
  public static EventPump start(
      UploadEvents events,
      String region,
      LocalFunction function,
      Duration firstDelay,
      Consumer<String> log) {
    var pump = new EventPump(events, region, function, firstDelay, log);
    pump.workers.start(pump::work);
    return pump;
  }

  /** Finishes the current batches. Other messages stay in the queue's folder. */
  @Override
  public void close() {
    queue.close();
    workers.stop();
  }

  private void work() {
    while (true) {
      try {
        var batch = queue.receive(BATCH_SIZE);
        if (batch.isEmpty()) {
          return;
        }
        deliver(batch);
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException e) {
        log.accept("events stay in the queue until the next start: " + e);
      }
    }
  }

  private void deliver(List<Message> received) {
    var exhausted =
        received.stream().filter(message -> message.receiveCount() > MAX_RECEIVES).toList();
    exhausted.forEach(message -> moveToDeadLetters(message, "every attempt was interrupted"));
    var batch =
        received.stream().filter(message -> message.receiveCount() <= MAX_RECEIVES).toList();
    if (!batch.isEmpty()) {
      acknowledge(batch, function.failures(batch));
    }
  }

  private void acknowledge(List<Message> batch, Set<String> failed) {
    for (var message : batch) {
      if (!failed.contains(message.id())) {
        queue.delete(message);
      } else if (message.receiveCount() < MAX_RECEIVES) {
        queue.retry(message, firstDelay.multipliedBy(1L << (message.receiveCount() - 1)));
      } else {
        moveToDeadLetters(message, "every attempt failed");
      }
    }
  }

  private void moveToDeadLetters(Message message, String reason) {
    var deadLetter = queue.moveToDeadLetters(message, reason);
    log.accept("dead letter after " + MAX_RECEIVES + " attempts (" + reason + "): " + deadLetter);
  }
}
