package dev.packshot.bench.inprocess;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** How many requests of one key were let through in each minute. */
final class LimitTally {
  private final int limit;
  private final Map<Long, Integer> admitted = new ConcurrentSkipListMap<>();
  private final Map<Long, Integer> refused = new ConcurrentSkipListMap<>();

  LimitTally(int limit) {
    this.limit = limit;
  }

  /** The minute is named by the time at which it ends. */
  void note(HttpResponse<String> answer) {
    long minute = answer.headers().firstValueAsLong("X-RateLimit-Reset").orElseThrow();
    (answer.statusCode() == 429 ? refused : admitted).merge(minute, 1, Integer::sum);
  }

  /** Whether every minute in which anybody was refused had let through exactly the limit. */
  Map<String, Object> report() {
    boolean exact =
        !refused.isEmpty()
            && admitted.values().stream().allMatch(count -> count <= limit)
            && refused.keySet().stream().allMatch(minute -> admitted.get(minute) == limit);
    return Map.of("limit", limit, "admitted_a_minute", admitted.values(), "limit_exact", exact);
  }
}
