package dev.packshot.simulation.lambda;

import dev.packshot.simulation.storage.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a function. Once it is killed, none of its calls has an effect any more. */
public final class Invocation {
  private final String function;
  private final long deadline;
  private final Optional<Delivery> delivery;
  private final List<StoredObject> objects = new ArrayList<>();
  private boolean killed;

  /**
   * Creates an invocation.
   *
   * @param deadline in milliseconds since 1970
   * @param delivery of messages that other invocations may handle as well
   */
  Invocation(String function, long deadline, Optional<Delivery> delivery) {
    this.function = function;
    this.deadline = deadline;
    this.delivery = delivery;
  }

  public String function() {
    return function;
  }

  /** Adds an object that was stored. */
  void stored(StoredObject object) {
    objects.add(object);
    delivery.ifPresent(it -> it.stored(object));
  }

  /** Ends the invocation before it has handled its event, which perhaps another one has. */
  void interrupt() {
    delivery.ifPresent(it -> it.interrupted(objects));
  }

  boolean isKilled() {
    return killed;
  }

  /** Ends the invocation at this point. */
  Killed kill() {
    killed = true;
    return new Killed();
  }

  /** Ends the invocation if it was killed before or its timeout is over. */
  void requireAlive(long now) {
    if (killed || now > deadline) {
      throw kill();
    }
  }
}
