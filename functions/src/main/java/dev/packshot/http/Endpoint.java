package dev.packshot.http;

import dev.packshot.identity.Caller;

/**
 * One operation of the API, for an admitted caller.
 *
 * @param <T> what the operation reads before it knows whether the caller is admitted
 */
public interface Endpoint<T> {
  /**
   * Reads what the operation needs while admission is still under way. Changes nothing; what it
   * finds, or the problem it throws, is shown to an admitted caller only.
   */
  T read(Request request);

  /** Whether {@link #read} waits for the table, so that admission is worth a thread of its own. */
  default boolean waitsToRead() {
    return true;
  }

  /** Answers; a refusal is thrown as a {@code ProblemException}. */
  Response handle(Request request, Caller caller, T found);
}
