package dev.packshot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Work on many things at the same time. */
record Parallel(int threads) {
  /** Returns the results in the order of the things. Throws what the first failed one threw. */
  <A, B> List<B> map(List<A> things, Function<A, B> work) {
    var executor = Executors.newFixedThreadPool(threads);
    try {
      var tasks = things.stream().map(it -> executor.submit((Callable<B>) () -> work.apply(it)));
      var started = tasks.toList();
      var results = new ArrayList<B>();
      for (var task : started) {
        results.add(task.get());
      }
      return results;
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw CommandFailure.unreachable("Interrupted.");
    } finally {
      executor.shutdownNow();
    }
  }
}
