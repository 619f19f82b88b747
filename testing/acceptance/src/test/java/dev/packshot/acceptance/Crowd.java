package dev.packshot.acceptance;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many callers at the same time. */
final class Crowd {
  private Crowd() {}

  /** What each of them got; the first failure is thrown. */
  static <T> List<T> of(int callers, IntFunction<T> call) {
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
