package dev.packshot.bench.inprocess;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What many callers were answered, and which photos S3 took from them. */
final class Tally {
  private final Map<String, Queue<Long>> nanos = new ConcurrentHashMap<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<String, String> uploads = new ConcurrentHashMap<>();

  void answered(String what, int status, long took) {
    nanos.computeIfAbsent(what, name -> new ConcurrentLinkedQueue<>()).add(took);
    statuses.merge(what + " " + status, 1, Integer::sum);
  }

  void uploaded(String photo, String session) {
    uploads.put(photo, session);
  }

  /** Photos by id, each with its session. */
  Map<String, String> uploads() {
    return uploads;
  }

  Map<String, Object> report() {
    var report = new LinkedHashMap<String, Object>();
    report.put("answers", new TreeMap<>(statuses));
    report.put(
        "server_errors",
        statuses.entrySet().stream()
            .filter(entry -> entry.getKey().matches(".* 5\\d\\d"))
            .mapToInt(Map.Entry::getValue)
            .sum());
    for (var took : new TreeMap<>(nanos).entrySet()) {
      var sorted = took.getValue().stream().mapToLong(Long::longValue).sorted().toArray();
      report.put(took.getKey() + "_p50_ms", sorted[sorted.length / 2] / 1e6);
      report.put(took.getKey() + "_p99_ms", sorted[sorted.length * 99 / 100] / 1e6);
    }
    return report;
  }
}
