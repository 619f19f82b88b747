package dev.packshot.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Pieces of work that are done at the same time, and that end together: closing the batch waits for
 * all of them, so that none goes on after the invocation.
 */
public final class Batch implements AutoCloseable {
  private final Background background;
  private final List<Supplier<?>> pieces = new ArrayList<>();

  public Batch(Background background) {
    this.background = background;
  }

  /** Starts a piece of work. */
  public void start(Runnable piece) {
    var unused =
        supply(
            () -> {
              piece.run();
              return true;
            });
  }

  /** Starts a piece of work. The returned supplier waits for it and returns its result. */
  public <T> Supplier<T> supply(Supplier<T> piece) {
    var result = background.start(piece);
    pieces.add(result);
    return result;
  }

  /** Waits for all pieces, then throws the first failure with the others suppressed. */
  @Override
  public void close() {
    RuntimeException failure = null;
    for (var piece : pieces) {
      try {
        var unused = piece.get();
      } catch (RuntimeException failed) {
        failure = join(failure, failed);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static RuntimeException join(RuntimeException first, RuntimeException next) {
    if (first == null) {
      return next;
    }
    first.addSuppressed(next);
    return first;
  }
}
