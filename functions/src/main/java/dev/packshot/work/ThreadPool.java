package dev.packshot.work;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Background work on threads that are reused. */
public final class ThreadPool implements Background, AutoCloseable {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "background");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public <T> Supplier<T> start(Supplier<T> work) {
    var task = new FutureTask<>(Background.carried(work)::get);
    threads.execute(task);
    return () -> join(task);
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  private static <T> T join(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
