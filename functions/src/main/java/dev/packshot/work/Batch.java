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
  private final List<Piece<?>> pieces = new ArrayList<>();

  public Batch(Background background) {
    this.background = background;
  }

  /** A piece of work, and whether somebody has asked for its result. */
  private static final class Piece<T> implements Supplier<T> {
    private final Supplier<T> result;
    private boolean isTaken;

    Piece(Supplier<T> result) {
      this.result = result;
    }

    @Override
    public T get() {
      isTaken = true;
      return result.get();
    }

    /** Waits for the end of the work. */
    void await() {
      var unused = result.get();
    }
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
  public <T> Supplier<T> supply(Supplier<T> work) {
    var piece = new Piece<>(background.start(work));
    pieces.add(piece);
    return piece;
  }

  /**
   * Waits for all pieces, then throws the first failure with the others suppressed. A failure of a
   * piece whose result was asked for has been thrown there.
   */
  @Override
  public void close() {
    RuntimeException failure = null;
    for (var piece : pieces) {
      try {
        piece.await();
      } catch (RuntimeException failed) {
        failure = piece.isTaken ? failure : join(failure, failed);
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
