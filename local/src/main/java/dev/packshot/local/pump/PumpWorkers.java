package dev.packshot.local.pump;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The threads of a pump, which all run the same loop. */
final class PumpWorkers {
  private static final int THREADS = 2;
  private static final long STOP_SECONDS = 5;

  private final ExecutorService threads;

  PumpWorkers(String name) {
    threads = Executors.newFixedThreadPool(THREADS, task -> new Thread(task, name));
  }

  /** Runs the loop on every thread. */
  void start(Runnable loop) {
    for (int thread = 0; thread < THREADS; thread++) {
      threads.execute(loop);
    }
  }

  /** Waits some seconds for the loops to end, then interrupts them. */
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
