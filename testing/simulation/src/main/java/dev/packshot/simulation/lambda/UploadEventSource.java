package dev.packshot.simulation.lambda;

import dev.packshot.photo.PhotoKey;
import dev.packshot.product.OriginalKey;
import dev.packshot.simulation.fault.FaultKind;
import dev.packshot.simulation.fault.Faults;
import dev.packshot.simulation.storage.Message;
import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.storage.SimulatedQueue;
import dev.packshot.simulation.storage.StoredObject;
import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.History;
import dev.packshot.simulation.time.Scheduler;
import dev.packshot.simulation.variant.Variant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way of events from the bucket over the queue to the function: at least once, in any order.
 */
public final class UploadEventSource {
  private static final long USUAL_DELAY_MILLIS = 3_000;
  private static final long LONGEST_DELAY_MILLIS = 5 * 3_600_000L;
  private static final int LARGEST_BATCH = 10;

  private final Scheduler scheduler;
  private final Chance chance;
  private final Faults faults;
  private final History history;
  private final SimulatedQueue queue;
  private final Fleet fleet;
  private final SimulatedBucket bucket;
  private final Variant variant;
  private final Consumer<Message> onHandled;
  private final Leftovers leftovers = new Leftovers();
  private long deliveries;
  private int onTheWay;

  /**
   * Creates an event source.
   *
   * @param onHandled told of each message that is deleted because the function has handled it
   */
  public UploadEventSource(
      Scheduler scheduler,
      Chance chance,
      Faults faults,
      History history,
      SimulatedQueue queue,
      Fleet fleet,
      SimulatedBucket bucket,
      Variant variant,
      Consumer<Message> onHandled) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.faults = faults;
    this.history = history;
    this.queue = queue;
    this.fleet = fleet;
    this.bucket = bucket;
    this.variant = variant;
    this.onHandled = onHandled;
  }

  /** Sends an event about an object, perhaps late and perhaps twice. */
  public void stored(StoredObject object) {
    boolean isPhoto = object.key().startsWith(PhotoKey.PREFIX);
    boolean isSentByClient = scheduler.running().context() == null;
    if (isPhoto && isSentByClient && faults.happens(FaultKind.FILE_DELETED)) {
      history.add(() -> "somebody deletes " + object.key());
      bucket.erase(object.key(), object.version());
    }
    if (isPhoto && faults.happens(FaultKind.EVENT_LOST)) {
      object.markEventLost();
      history.add(() -> "loses the event of " + object.key());
    } else if (isPhoto || object.key().startsWith(OriginalKey.PREFIX)) {
      send(object);
    }
  }

  /** Sends an event about a removed photo, perhaps late and perhaps twice. */
  public void removed(StoredObject object) {
    if (object.key().startsWith(PhotoKey.PREFIX)) {
      send(object);
    }
  }

  private void send(StoredObject object) {
    int events = faults.happens(FaultKind.EVENT_DOUBLED) ? 2 : 1;
    for (int event = 0; event < events; event++) {
      long longest =
          faults.happens(FaultKind.EVENT_DELAYED) ? LONGEST_DELAY_MILLIS : USUAL_DELAY_MILLIS;
      onTheWay++;
      start(
          scheduler.running().chance().between(0, longest),
          () -> {
            onTheWay--;
            queue.send(object);
            deliver();
          });
    }
  }

  /** Queues an event about an object, as the reconciliation sends it. */
  public void announce(StoredObject object) {
    queue.send(object);
    start(0, this::deliver);
  }

  /** Sends all dead letters again. */
  public void redrive() {
    int letters = queue.redrive();
    history.add(() -> "redrives " + letters + " dead letters");
    if (letters > 0) {
      start(0, this::deliver);
    }
  }

  /** Returns whether all events have been handled, or have become dead letters. */
  public boolean isQuiet() {
    return onTheWay == 0 && queue.isEmpty();
  }

  private void start(long delay, Runnable body) {
    var name = "event-" + ++deliveries;
    scheduler.start(name, chance.of(name), delay, body);
  }

  private void deliver() {
    var batch = queue.receive((int) scheduler.running().chance().between(1, LARGEST_BATCH));
    if (batch.isEmpty()) {
      return;
    }
    start(SimulatedQueue.VISIBILITY_MILLIS, this::deliver);
    if (faults.happens(FaultKind.MESSAGE_DELIVERED_TWICE)) {
      start(0, () -> handle(batch));
    }
    handle(batch);
  }

  private void handle(List<Message> batch) {
    var delivery = new Delivery(batch, leftovers.start(), queue, leftovers);
    var answer =
        fleet.invoke(
            FunctionName.UPLOADED_OBJECTS,
            SqsEvents.of(batch, bucket.name()),
            Optional.of(delivery));
    if (answer.isEmpty()) {
      return;
    }
    var failures = SqsEvents.failures(variant.answers().apply(answer.get()));
    for (var message : batch) {
      if (!failures.contains(message.id()) && !faults.happens(FaultKind.MESSAGE_KEPT)) {
        queue.delete(message);
        delivery.handled(message);
        onHandled.accept(message);
      }
    }
  }
}
