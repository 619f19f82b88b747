package dev.packshot.bench.inprocess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The CPU time of every thread of this process, including those of native libraries. Linux counts
 * nanoseconds (docs.kernel.org/scheduler/sched-stats.html), while Java reports the CPU time of a
 * process in steps of 10 ms.
 */
record CpuTime(Map<String, Long> nanosByThread) {

  static CpuTime now() throws IOException {
    var nanos = new HashMap<String, Long>();
    try (var threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (var thread : threads) {
        try {
          var statistics = Files.readString(thread.resolve("schedstat"));
          nanos.put(
              thread.toString(), Long.valueOf(statistics.substring(0, statistics.indexOf(' '))));
        } catch (NoSuchFileException ended) {
          // the thread no longer counts
        }
      }
    }
    return new CpuTime(nanos);
  }

  /** Returns the CPU time that the threads of this measurement have used since another. */
  long nanosSince(CpuTime before) {
    return nanosByThread.entrySet().stream()
        .mapToLong(
            entry -> entry.getValue() - before.nanosByThread.getOrDefault(entry.getKey(), 0L))
        .sum();
  }
}
