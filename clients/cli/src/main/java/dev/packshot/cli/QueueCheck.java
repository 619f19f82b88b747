package dev.packshot.cli;

import java.time.Duration;
import java.util.List;

/** The check of a queue: dead letters, and how long events wait. */
public record QueueCheck(EventQueue queue) {
  private static final Duration LONG = Duration.ofMinutes(15);

  public List<Finding> findings() {
    return new Check("queue", "sqs:GetQueueAttributes", this::look).findings();
  }

  private List<Finding> look() {
    var state = queue.state();
    var age = state.age().orElse(Duration.ZERO);
    var oldest = state.age().map(it -> it.toSeconds() + " s").orElse("an unknown time");
    var waiting = state.waiting() + " events wait, the oldest for " + oldest;
    return List.of(
        age.compareTo(LONG) < 0
            ? Finding.good("queue", waiting)
            : Finding.bad(
                "queue", waiting, "look at the errors in the log of packshot-…-uploaded-object"),
        state.deadLetters() == 0
            ? Finding.good("dead letters", "none")
            : Finding.bad(
                "dead letters",
                state.deadLetters() + " of them",
                "find the cause in the log, mend it, then packshot dlq redrive"));
  }
}
