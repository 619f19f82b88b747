package dev.packshot.local.pump;

import dev.packshot.local.function.LocalFunction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Carries events from the queue to a function as Lambda's event source mapping does: batches of up
 * to ten, partial batch failures, a dead letter after five tries.
 */
public final class EventPump implements AutoCloseable {
  private static final int BATCH = 10;
  private static final int TRIES = 5;

  private final MessageQueue queue;
  private final BatchFunction function;
  private final Duration firstPause;
  private final Consumer<String> alarm;
  private final PumpWorkers workers = new PumpWorkers("event-pump");

  private EventPump(
      UploadEvents events,
      String region,
      LocalFunction function,
      Duration firstPause,
      Consumer<String> alarm) {
    this.queue = events.queue();
    this.function = new BatchFunction(new SqsEvent(region), function, alarm);
    this.firstPause = firstPause;
    this.alarm = alarm;
  }

  /**
   * Starts to deliver.
   *
   * @param firstPause how long a message rests after its first failure; it doubles with each
   * @param alarm is told of dead letters, in a line for people
   */
  public static EventPump start(
      UploadEvents events,
      String region,
      LocalFunction function,
      Duration firstPause,
      Consumer<String> alarm) {
    var pump = new EventPump(events, region, function, firstPause, alarm);
    pump.workers.start(pump::work);
    return pump;
  }

  /** Finishes the batches that are under way; what is left stays in the queue's folder. */
  @Override
  public void close() {
    queue.close();
    workers.stop();
  }

  private void work() {
    while (true) {
      try {
        var batch = queue.receive(BATCH);
        if (batch.isEmpty()) {
          return;
        }
        deliver(batch);
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException e) {
        alarm.accept("events stay in the queue until the next start: " + e);
      }
    }
  }

  private void deliver(List<Message> received) {
    var exhausted = received.stream().filter(message -> message.receives() > TRIES).toList();
    exhausted.forEach(message -> bury(message, "every try was cut off"));
    var batch = received.stream().filter(message -> message.receives() <= TRIES).toList();
    if (!batch.isEmpty()) {
      settle(batch, function.failures(batch));
    }
  }

  private void settle(List<Message> batch, Set<String> failed) {
    for (var message : batch) {
      if (!failed.contains(message.id())) {
        queue.delete(message);
      } else if (message.receives() < TRIES) {
        queue.retry(message, firstPause.multipliedBy(1L << (message.receives() - 1)));
      } else {
        bury(message, "every try failed");
      }
    }
  }

  private void bury(Message message, String reason) {
    var grave = queue.bury(message, reason);
    alarm.accept("dead letter after " + TRIES + " tries (" + reason + "): " + grave);
  }
}
