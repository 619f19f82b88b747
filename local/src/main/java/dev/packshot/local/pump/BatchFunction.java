package dev.packshot.local.pump;

import dev.packshot.local.function.LocalFunction;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A function that receives batches of messages and reports the failed ones.
 *
 * @param log receives a line when an invocation throws
 */
record BatchFunction(SqsEvent event, LocalFunction function, Consumer<String> log) {
  /** Returns the ids of the failed messages: of the whole batch if the function throws. */
  Set<String> failures(List<Message> batch) {
    try {
      return SqsEvent.failures(batch, function.invoke(event.of(batch)));
    } catch (IOException | RuntimeException | Error e) {
      // on Lambda, an Error ends one process only
      log.accept("the function failed: " + e);
      return batch.stream().map(Message::id).collect(Collectors.toSet());
    }
  }
}
