package dev.packshot.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many callers who start at the same moment. */
public final class TestCrowd {
  private TestCrowd() {}

  /** What each of so many callers got, who all begin when the last of them is there. */
  public static <T> List<T> atOnce(int callers, IntFunction<T> work) {
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
                  return work.apply(caller);
                }));
      }
      var done = new ArrayList<T>();
      for (var one : running) {
        done.add(one.get());
      }
      return done;
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    } finally {
      threads.shutdownNow();
    }
  }
}
