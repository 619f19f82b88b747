package dev.packshot.lambda;

import java.util.function.Supplier;

/** What came of something that may have failed, kept until it may be told. */
record Attempt<T>(T value, RuntimeException failure) {
  static <T> Attempt<T> of(Supplier<T> work) {
    try {
      return new Attempt<>(work.get(), null);
    } catch (RuntimeException failure) {
      return new Attempt<>(null, failure);
    }
  }

  T orThrow() {
    if (failure != null) {
      throw failure;
    }
    return value;
  }
}
