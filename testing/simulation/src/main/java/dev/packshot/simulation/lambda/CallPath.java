package dev.packshot.simulation.lambda;

import java.util.function.Supplier;

/** The way of calls from a function to the table and the bucket. */
public interface CallPath {
  /**
   * Makes a call.
   *
   * @param name the operation and its subject
   * @param refusal returns the exception of a refused call
   */
  <T> T call(Supplier<String> name, Supplier<T> effect, Supplier<RuntimeException> refusal);

  /** Returns whether another invocation has handled the event of the current one. */
  boolean isObsolete();
}
