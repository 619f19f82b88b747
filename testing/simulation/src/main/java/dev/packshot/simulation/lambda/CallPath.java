package dev.packshot.simulation.lambda;

import dev.packshot.simulation.storage.StoredObject;
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

  /** Receives an object that the current invocation has stored. */
  void stored(StoredObject object);
}
