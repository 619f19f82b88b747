package dev.packshot.event;

import java.util.function.Supplier;

/** A way to do work at the same time as the current thread. */
public interface Background {
  /**
   * Starts work. The returned supplier waits for the work and returns its result, or throws what it
   * threw.
   */
  <T> Supplier<T> start(Supplier<T> work);
}
