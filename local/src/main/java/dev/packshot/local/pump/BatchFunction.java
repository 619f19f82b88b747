package dev.packshot.local.pump;

import dev.packshot.local.function.LocalFunction;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A function that is handed batches of messages and names those that failed.
 *
 * @param alarm is told of a function that fails as a whole, in a line for people
 */
record BatchFunction(SqsEvent event, LocalFunction function, Consumer<String> alarm) {
  /** The ids of the messages that failed: all of them where the function did. */
  Set<String> failures(List<Message> batch) {
    try {
      return SqsEvent.failures(batch, function.invoke(event.of(batch)));
    } catch (IOException | RuntimeException | Error e) { // an Error would end one process on Lambda
      alarm.accept("the function failed: " + e);
      return batch.stream().map(Message::id).collect(Collectors.toSet());
    }
  }
}
