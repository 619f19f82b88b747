package dev.packshot.event;

import java.util.function.Supplier;

/** The result of work that was done at once, or its failure, which is thrown when it is used. */
final class Attempt<T> implements Supplier<T> {
  private T result;
  private RuntimeException failure;

  Attempt(Supplier<T> work) {
    try {
      result = work.get();
    } catch (RuntimeException thrown) {
      failure = thrown;
    }
  }

  @Override
  public T get() {
    if (failure != null) {
      throw failure;
    }
    return result;
  }
}
