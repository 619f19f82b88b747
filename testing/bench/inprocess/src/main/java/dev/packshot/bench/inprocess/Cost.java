package dev.packshot.bench.inprocess;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** What many calls of one kind have cost, one after the other. */
record Cost(double p50Micros, double p99Micros, double cpuMicros, double bytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Cost of(List<Call> all) throws Exception {
    int calls = all.size();
    var nanos = new long[calls];
    var cpu = CpuTime.now();
    long allocated = allocated();
    for (int at = 0; at < calls; at++) {
      long start = System.nanoTime();
      all.get(at).make();
      nanos[at] = System.nanoTime() - start;
    }
    double bytes = allocated() - allocated;
    double cpuNanos = CpuTime.now().nanosSince(cpu);
    Arrays.sort(nanos);
    return new Cost(
        nanos[calls / 2] / 1e3,
        nanos[calls * 99 / 100] / 1e3,
        cpuNanos / calls / 1e3,
        bytes / calls);
  }

  /** By every thread that is alive: admission has one of its own. */
  private static long allocated() {
    long sum = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }

  /** One call. */
  interface Call {
    void make() throws Exception;
  }
}
