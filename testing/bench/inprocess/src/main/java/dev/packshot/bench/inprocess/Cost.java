package dev.packshot.bench.inprocess;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** The latency, CPU time and allocated bytes per task of a series of tasks. */
record Cost(double p50Micros, double p99Micros, double cpuMicros, double bytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Runs the tasks one after another and measures them. */
  static Cost of(List<Task> tasks) throws Exception {
    int count = tasks.size();
    var nanos = new long[count];
    var cpuBefore = CpuTime.now();
    long allocatedBefore = allocatedBytes();
    for (int at = 0; at < count; at++) {
      long start = System.nanoTime();
      tasks.get(at).run();
      nanos[at] = System.nanoTime() - start;
    }
    double bytes = allocatedBytes() - allocatedBefore;
    double cpuNanos = CpuTime.now().nanosSince(cpuBefore);
    Arrays.sort(nanos);
    return new Cost(
        nanos[count / 2] / 1e3,
        nanos[count * 99 / 100] / 1e3,
        cpuNanos / count / 1e3,
        bytes / count);
  }

  /** Sums up all live threads, since admission runs on a thread of its own. */
  private static long allocatedBytes() {
    long sum = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }

  /** A measured unit of work. */
  interface Task {
    void run() throws Exception;
  }
}
