package dev.packshot.http;

import dev.packshot.identity.Caller;

/**
 * An operation of the API that needs a credential.
 *
 * @param <T> the input of the operation, which is read while the caller is being admitted
 */
public interface Endpoint<T> {
  /**
   * Reads the input while admission is still in progress. An implementation changes nothing. Its
   * result and the problems that it throws reach only callers that are admitted.
   */
  T read(Request request);

  /**
   * Returns whether {@link #read} waits for the table, so that admission should run in parallel.
   */
  default boolean waitsToRead() {
    return true;
  }

  /**
   * Returns the response to an admitted caller.
   *
   * @throws dev.packshot.problem.ProblemException if the request is refused
   */
  Response handle(Request request, Caller caller, T input);
}
