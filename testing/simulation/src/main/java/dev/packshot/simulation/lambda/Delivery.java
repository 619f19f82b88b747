package dev.packshot.simulation.lambda;

import dev.packshot.simulation.storage.Message;
import dev.packshot.simulation.storage.SimulatedQueue;
import dev.packshot.simulation.storage.StoredObject;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One delivery of messages to a function. Another delivery of the same message may run at the same
 * time, so an interrupted one can leave an object that nobody removes: one that it stored after the
 * other has looked.
 *
 * @param number the position of this delivery among all
 */
record Delivery(List<Message> messages, long number, SimulatedQueue queue, Leftovers leftovers) {
  private static final Pattern ID = Pattern.compile("(?<=[/.])[0-9A-Za-z]{22}(?=[/.]|$)");

  /** Marks an object that was stored for a message that others have handled by now. */
  void stored(StoredObject object) {
    leftovers.stored(object);
    if (isHandled(object)) {
      object.markObsolete();
    }
  }

  /**
   * Ends the delivery before its messages were handled. Each will be handled by a delivery that
   * starts later and removes the objects, or by one that has started before.
   */
  void interrupted(List<StoredObject> objects) {
    for (var object : objects) {
      if (isHandled(object)) {
        object.markObsolete();
      } else {
        messages.stream()
            .filter(message -> isAbout(message, object))
            .forEach(message -> leftovers.add(message, object));
      }
    }
  }

  /** Ends the delivery of one message, which the function has handled. */
  void handled(Message message) {
    leftovers.handled(message, number);
  }

  private boolean isHandled(StoredObject object) {
    return messages.stream().filter(message -> isAbout(message, object)).noneMatch(queue::contains);
  }

  private static boolean isAbout(Message message, StoredObject object) {
    return ids(message.object().key()).containsAll(ids(object.key()));
  }

  private static Set<String> ids(String key) {
    return ID.matcher(key).results().map(it -> it.group()).collect(Collectors.toSet());
  }
}
