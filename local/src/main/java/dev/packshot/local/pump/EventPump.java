package dev.packshot.local.pump;

import dev.packshot.event.UploadBatchHandler;
import dev.packshot.local.function.LocalFunction;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The delivery of upload events to a function, as by Lambda's event source mapping. Each message is
 * delivered alone. It becomes a dead letter after as many attempts as on AWS, within about six
 * minutes. Attempts do not count while the engines are unavailable.
 */
public final class EventPump implements AutoCloseable {
  private static final int MAX_RECEIVES = UploadBatchHandler.MAX_RECEIVES;
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private final MessageQueue queue;
  private final DeadLetters deadLetters;
  private final BatchFunction function;
  private final Backoff backoff;
  private final BooleanSupplier enginesAvailable;
  private final Consumer<String> log;
  private final AtomicInteger outages = new AtomicInteger();
  private final PumpWorkers workers = new PumpWorkers("event-pump");

  private EventPump(
      UploadEvents events,
      BatchFunction function,
      Backoff backoff,
      BooleanSupplier enginesAvailable) {
    this.queue = events.queue();
    this.deadLetters = events.deadLetters();
    this.function = function;
    this.backoff = backoff;
    this.enginesAvailable = enginesAvailable;
    this.log = function.log();
  }

  /**
   * Starts to deliver.
   *
   * @param firstDelay the delay after a message's first failure; it doubles with each failure
   * @param enginesAvailable called after a failure; false if the engines are the reason
   * @param log receives a line for each dead letter and each failure of the function or queue
   */
  public static EventPump start(
      UploadEvents events,
      String region,
      LocalFunction function,
      Duration firstDelay,
      BooleanSupplier enginesAvailable,
      Consumer<String> log) {
    var pump =
        new EventPump(
            events,
            new BatchFunction(new SqsEvent(region), function, log),
            new Backoff(firstDelay, LONGEST_DELAY),
            enginesAvailable);
    pump.workers.start(pump::work);
    return pump;
  }

  /** Finishes the current messages. Others stay in the queue's folder. */
  @Override
  public void close() {
    queue.close();
    workers.stop();
  }

  private void work() {
    try {
      while (deliverNext()) {
        // until the queue is closed
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Delivers a message, and returns false once the queue is closed. */
  private boolean deliverNext() throws InterruptedException {
    try {
      var next = queue.receive();
      next.ifPresent(this::deliver);
      return next.isPresent();
    } catch (RuntimeException e) {
      log.accept("cannot read the folder of the queue, so it is read again: " + e);
      return true;
    }
  }

  private void deliver(Message message) {
    var current = message;
    try {
      if (message.receiveCount() >= MAX_RECEIVES) {
        bury(message, "every attempt was interrupted");
        return;
      }
      current = queue.begin(message);
      finish(current, function.failures(List.of(current)).isEmpty());
    } catch (RuntimeException e) {
      log.accept("cannot finish a message of the queue, so it is tried again: " + e);
      queue.retry(current, backoff.after(outages.incrementAndGet()));
    }
  }

  private void finish(Message message, boolean succeeded) {
    if (succeeded) {
      queue.delete(message);
      outages.set(0);
    } else if (!enginesAvailable.getAsBoolean()) {
      retryAfterOutage(message);
    } else if (message.receiveCount() < MAX_RECEIVES) {
      queue.retry(message, backoff.after(message.receiveCount()));
    } else {
      bury(message, "every attempt failed");
    }
  }

  private void retryAfterOutage(Message message) {
    int failures = outages.incrementAndGet();
    if (failures == 1) {
      log.accept("the disk is full or an engine is unavailable: events wait until that is over.");
    }
    queue.retry(queue.uncount(message), backoff.after(failures));
  }

  private void bury(Message message, String reason) {
    var deadLetter = queue.moveToDeadLetters(message, reason);
    log.accept(
        String.format(
            Locale.ROOT,
            "dead letter after %d attempts (%s): %s. %s",
            message.receiveCount(),
            reason,
            deadLetter,
            deadLetters.summary()));
  }
}
