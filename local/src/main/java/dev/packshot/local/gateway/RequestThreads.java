package dev.packshot.local.gateway;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads for requests: virtual ones where the JDK has them, which is from 21 on. */
final class RequestThreads {
  private static final int MOST = 64;

  private RequestThreads() {}

  static ExecutorService start() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException olderJdk) {
      return Executors.newFixedThreadPool(MOST, RequestThreads::daemon);
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "gateway");
    thread.setDaemon(true);
    return thread;
  }
}
