package dev.packshot.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Callers that run at the same time. */
public final class ConcurrentCallers {
  private ConcurrentCallers() {}

  /** Runs a task once per caller, all starting at the same time, and returns their results. */
  public static <T> List<T> run(int callers, IntFunction<T> task) {
    var start = new CountDownLatch(callers);
    var threads = Executors.newFixedThreadPool(callers);
    try {
      var running = new ArrayList<Future<T>>();
      for (int number = 0; number < callers; number++) {
        int caller = number;
        running.add(
            threads.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return task.apply(caller);
                }));
      }
      var results = new ArrayList<T>();
      for (var future : running) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    } finally {
      threads.shutdownNow();
    }
  }
}
