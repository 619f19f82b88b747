package dev.packshot.acceptance;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A runner of calls in parallel threads. */
final class ParallelCalls {
  private ParallelCalls() {}

  /** Returns the results in order. Throws if a call fails. */
  static <T> List<T> run(int callers, IntFunction<T> call) {
    var threads = Executors.newFixedThreadPool(callers);
    try {
      var calls =
          IntStream.range(0, callers)
              .mapToObj(caller -> CompletableFuture.supplyAsync(() -> call.apply(caller), threads))
              .toList();
      return calls.stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdown();
    }
  }
}
