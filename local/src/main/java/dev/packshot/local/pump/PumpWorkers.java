package dev.packshot.local.pump;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The threads of a pump, all at the same work. */
final class PumpWorkers {
  private static final int WORKERS = 2;
  private static final long STOP_SECONDS = 5;

  private final ExecutorService threads;

  PumpWorkers(String name) {
    threads = Executors.newFixedThreadPool(WORKERS, task -> new Thread(task, name));
  }

  void start(Runnable work) {
    for (int worker = 0; worker < WORKERS; worker++) {
      threads.execute(work);
    }
  }

  /** Lets them finish what is under way, and interrupts those that take too long. */
  void stop() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
