package dev.packshot.local.gateway;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads of requests: virtual threads on JDK 21 or newer, otherwise a pool. */
final class RequestThreads {
  private static final int MAX_POOL_THREADS = 64;

  private RequestThreads() {}

  static ExecutorService start() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException olderJdk) {
      return Executors.newFixedThreadPool(MAX_POOL_THREADS, RequestThreads::daemon);
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "gateway");
    thread.setDaemon(true);
    return thread;
  }
}
