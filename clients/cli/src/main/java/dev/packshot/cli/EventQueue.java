package dev.packshot.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The queue of upload events with its dead letters. */
public interface EventQueue {
  State state();

  /** Returns dead letters, oldest first as far as known, and leaves them where they are. */
  List<DeadLetter> deadLetters(int limit);

  /** Moves all dead letters back to the queue and returns about how many there were. */
  long redrive();

  /**
   * The state of the queue.
   *
   * @param age of the oldest message; empty if there is none or if it is unknown
   */
  record State(long waiting, long inProgress, long deadLetters, Optional<Duration> age) {}

  /**
   * A message that could not be handled.
   *
   * @param sentAt when the event was sent first, if known
   * @param body the event, as SQS delivers it
   */
  record DeadLetter(String id, Optional<Instant> sentAt, String body) {}
}
