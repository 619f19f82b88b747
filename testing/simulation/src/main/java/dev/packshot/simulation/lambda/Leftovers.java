package dev.packshot.simulation.lambda;

import dev.packshot.simulation.storage.Message;
import dev.packshot.simulation.storage.StoredObject;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The objects of interrupted deliveries, until the same message has been handled. */
final class Leftovers {
  private final IdentityHashMap<Message, List<StoredObject>> objects = new IdentityHashMap<>();
  private final IdentityHashMap<StoredObject, Long> storedBefore = new IdentityHashMap<>();
  private long deliveries;

  /** Returns the number of a delivery that starts now. */
  long start() {
    return deliveries++;
  }

  /** Remembers which deliveries had started when an object was stored. */
  void stored(StoredObject object) {
    storedBefore.put(object, deliveries);
  }

  void add(Message message, StoredObject object) {
    objects.computeIfAbsent(message, it -> new ArrayList<>()).add(object);
  }

  /** Marks what was stored after the start of the delivery that has handled the message. */
  void handled(Message message, long delivery) {
    var left = objects.remove(message);
    if (left != null) {
      left.stream()
          .filter(object -> storedBefore.get(object) > delivery)
          .forEach(StoredObject::markObsolete);
    }
  }
}
