package dev.packshot.bench.inprocess;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The responses to all callers, and the photos that they have uploaded. */
final class Tally {
  private final Map<String, Queue<Long>> nanos = new ConcurrentHashMap<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<String, String> uploads = new ConcurrentHashMap<>();

  void addResponse(String step, int status, long duration) {
    nanos.computeIfAbsent(step, name -> new ConcurrentLinkedQueue<>()).add(duration);
    statuses.merge(step + " " + status, 1, Integer::sum);
  }

  void addUpload(String photo, String session) {
    uploads.put(photo, session);
  }

  /** Returns the uploaded photos, each with its session. */
  Map<String, String> uploads() {
    return uploads;
  }

  Map<String, Object> report() {
    var report = new LinkedHashMap<String, Object>();
    report.put("responses", new TreeMap<>(statuses));
    report.put(
        "server_errors",
        statuses.entrySet().stream()
            .filter(entry -> entry.getKey().matches(".* 5\\d\\d"))
            .mapToInt(Map.Entry::getValue)
            .sum());
    for (var step : new TreeMap<>(nanos).entrySet()) {
      var sorted = step.getValue().stream().mapToLong(Long::longValue).sorted().toArray();
      report.put(step.getKey() + "_p50_ms", sorted[sorted.length / 2] / 1e6);
      report.put(step.getKey() + "_p99_ms", sorted[sorted.length * 99 / 100] / 1e6);
    }
    return report;
  }
}
