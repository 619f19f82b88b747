package dev.packshot.simulation.storage;

/** A message of the queue about a stored object. */
public final class Message {
  private final String id;
  private final StoredObject object;
  private final long sentAt;
  private long visibleAt;
  private int receives;

  Message(String id, StoredObject object, long sentAt) {
    this.id = id;
    this.object = object;
    this.sentAt = sentAt;
    visibleAt = sentAt;
  }

  public String id() {
    return id;
  }

  public StoredObject object() {
    return object;
  }

  /** Returns how often the message has been delivered. */
  public int receives() {
    return receives;
  }

  long sentAt() {
    return sentAt;
  }

  boolean isVisible(long now) {
    return visibleAt <= now;
  }

  void receive(long visibleAgainAt) {
    receives++;
    visibleAt = visibleAgainAt;
  }
}
