package dev.packshot.simulation.storage;

import dev.packshot.event.UploadBatchHandler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A queue with a visibility timeout, dead letters and a retention period, which are those of the
 * stack (docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide).
 */
public final class SimulatedQueue {
  /** The time in milliseconds for which a received message is hidden. */
  public static final long VISIBILITY_MILLIS = 540_000;

  private static final long RETENTION_MILLIS = 14L * 24 * 3_600_000;

  private final LongSupplier clock;
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final Map<String, Message> deadLetters = new LinkedHashMap<>();
  private final List<Message> expired = new ArrayList<>();
  private long count;

  /**
   * Creates an empty queue.
   *
   * @param clock milliseconds since 1970
   */
  public SimulatedQueue(LongSupplier clock) {
    this.clock = clock;
  }

  /** Adds a message about an object. */
  public void send(StoredObject object) {
    var message = new Message("m" + ++count, object, clock.getAsLong());
    messages.put(message.id(), message);
  }

  /**
   * Receives visible messages, which are then hidden for the visibility timeout. A message that was
   * received too often becomes a dead letter instead.
   */
  public List<Message> receive(int max) {
    long now = clock.getAsLong();
    var batch = new ArrayList<Message>();
    for (var message : List.copyOf(messages.values())) {
      if (batch.size() == max) {
        break;
      }
      if (message.isVisible(now) && !leaves(message, now)) {
        message.receive(now + VISIBILITY_MILLIS);
        batch.add(message);
      }
    }
    return batch;
  }

  private boolean leaves(Message message, long now) {
    if (now - message.sentAt() > RETENTION_MILLIS) {
      messages.remove(message.id());
      expired.add(message);
      return true;
    }
    if (message.receives() >= UploadBatchHandler.MAX_RECEIVES) {
      messages.remove(message.id());
      deadLetters.put(message.id(), message);
      return true;
    }
    return false;
  }

  /** Returns whether a message has not been handled yet. */
  public boolean contains(Message message) {
    return messages.containsKey(message.id());
  }

  /** Deletes a message that was handled. */
  public void delete(Message message) {
    messages.remove(message.id());
    deadLetters.remove(message.id());
  }

  /** Sends all dead letters again and returns their number. */
  public int redrive() {
    var letters = List.copyOf(deadLetters.values());
    deadLetters.clear();
    letters.forEach(letter -> send(letter.object()));
    return letters.size();
  }

  /** Returns whether the queue holds no message. */
  public boolean isEmpty() {
    return messages.isEmpty();
  }

  public List<Message> deadLetters() {
    return List.copyOf(deadLetters.values());
  }

  /** Returns the messages that were dropped at the end of the retention period. */
  public List<Message> expired() {
    return List.copyOf(expired);
  }
}
