package dev.packshot.bench.inprocess;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A count of the admitted and the refused requests of one key in each minute. */
final class LimitTally {
  private final int limit;
  private final Map<Long, Integer> admitted = new ConcurrentSkipListMap<>();
  private final Map<Long, Integer> refused = new ConcurrentSkipListMap<>();

  LimitTally(int limit) {
    this.limit = limit;
  }

  /** Counts a response. A minute is identified by the time of its end. */
  void add(HttpResponse<String> response) {
    long minute = response.headers().firstValueAsLong("X-RateLimit-Reset").orElseThrow();
    (response.statusCode() == 429 ? refused : admitted).merge(minute, 1, Integer::sum);
  }

  /** Reports the limit as exact if every minute with a refusal admitted exactly that many. */
  Map<String, Object> report() {
    boolean exact =
        !refused.isEmpty()
            && admitted.values().stream().allMatch(count -> count <= limit)
            && refused.keySet().stream().allMatch(minute -> admitted.get(minute) == limit);
    return Map.of("limit", limit, "admitted_per_minute", admitted.values(), "limit_exact", exact);
  }
}
