package dev.packshot.local.pump;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Carries events from the queue to a function as Lambda's event source mapping does: batches of up
 * to ten, partial batch failures, a dead letter after five tries.
 */
public final class EventPump implements AutoCloseable {
  private static final int WORKERS = 2;
  private static final int BATCH = 10;
  private static final int TRIES = 5;
  private static final long STOP_SECONDS = 5;

  private final MessageQueue queue;
  private final SqsEvent event;
  private final Target function;
  private final Duration firstPause;
  private final Consumer<DeadLetter> buried;
  private final ExecutorService workers;

  private EventPump(
      UploadEvents events,
      String region,
      Target function,
      Duration firstPause,
      Consumer<DeadLetter> buried) {
    this.queue = events.queue();
    this.event = new SqsEvent(region);
    this.function = function;
    this.firstPause = firstPause;
    this.buried = buried;
    this.workers = Executors.newFixedThreadPool(WORKERS, task -> new Thread(task, "event-pump"));
  }

  /**
   * Starts to deliver.
   *
   * @param firstPause how long a message rests after its first failure; it doubles with each
   */
  public static EventPump start(
      UploadEvents events,
      String region,
      Target function,
      Duration firstPause,
      Consumer<DeadLetter> buried) {
    var pump = new EventPump(events, region, function, firstPause, buried);
    for (int worker = 0; worker < WORKERS; worker++) {
      pump.workers.execute(pump::work);
    }
    return pump;
  }

  /** Finishes the batches that are under way; what is left stays in the queue's folder. */
  @Override
  public void close() {
    queue.close();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      for (var batch = queue.receive(BATCH); !batch.isEmpty(); batch = queue.receive(BATCH)) {
        deliver(batch);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(List<Message> batch) {
    try {
      settle(batch, SqsEvent.failures(batch, function.invoke(event.of(batch))), "reported failed");
    } catch (Exception e) {
      settle(batch, ids(batch), "the function failed: " + e);
    }
  }

  private void settle(List<Message> batch, Set<String> failed, String reason) {
    for (var message : batch) {
      if (!failed.contains(message.id())) {
        queue.delete(message);
      } else if (message.receives() < TRIES) {
        queue.retry(message, firstPause.multipliedBy(1L << (message.receives() - 1)));
      } else {
        buried.accept(new DeadLetter(message.body(), queue.bury(message, reason)));
      }
    }
  }

  private static Set<String> ids(List<Message> batch) {
    return batch.stream().map(Message::id).collect(Collectors.toSet());
  }

  /** The function behind the queue: event JSON in, answer JSON out. */
  @FunctionalInterface
  public interface Target {
    byte[] invoke(byte[] event) throws Exception;
  }

  /** A message that was tried often enough, and the file it lies in. */
  public record DeadLetter(String body, Path file) {}
}
