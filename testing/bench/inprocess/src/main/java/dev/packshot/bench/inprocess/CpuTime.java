package dev.packshot.bench.inprocess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What each thread of this process, those of libraries too, has spent on a CPU, as Linux knows it
 * to the nanosecond (docs.kernel.org/scheduler/sched-stats.html); Java knows it of the process to
 * the hundredth of a second.
 */
record CpuTime(Map<String, Long> nanosByThread) {

  static CpuTime now() throws IOException {
    var nanos = new HashMap<String, Long>();
    try (var threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (var thread : threads) {
        try {
          var told = Files.readString(thread.resolve("schedstat"));
          nanos.put(thread.toString(), Long.valueOf(told.substring(0, told.indexOf(' '))));
        } catch (NoSuchFileException ended) {
          // it counts for nothing from now on
        }
      }
    }
    return new CpuTime(nanos);
  }

  /** By threads that are there now. */
  long nanosSince(CpuTime before) {
    return nanosByThread.entrySet().stream()
        .mapToLong(it -> it.getValue() - before.nanosByThread.getOrDefault(it.getKey(), 0L))
        .sum();
  }
}
