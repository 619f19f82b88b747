package dev.packshot.auth;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Singleton;

/**
 * A counter of requests without a valid key, by source address. It is best effort: the counts are
 * in the memory of one instance, and only those of the most recent addresses are kept.
 */
@Singleton
public final class AddressCounter {
  private static final int MAX_ADDRESSES = 10_000;

  private final Map<String, Count> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > MAX_ADDRESSES;
        }
      };

  @Inject
  public AddressCounter() {}

  /** Counts a request unless a limit is used up already. */
  synchronized Result count(String address, Instant at) {
    var before = counts.getOrDefault(address, new Count(0, 0, 0, 0)).at(at);
    if (before.usage(at).isExhausted()) {
      return new Result(false, before.usage(at));
    }
    var after = before.plusOne();
    counts.put(address, after);
    return new Result(true, after.usage(at));
  }

  /** Returns the usage of an address. */
  synchronized Usage usage(String address, Instant at) {
    return counts.getOrDefault(address, new Count(0, 0, 0, 0)).at(at).usage(at);
  }

  /**
   * The result of counting a request.
   *
   * @param withinLimits whether the request was counted, because no limit was used up
   */
  record Result(boolean withinLimits, Usage usage) {}

  private record Count(long minute, long thisMinute, long day, long thisDay) {
    Count at(Instant at) {
      long nowMinute = Usage.minute(at);
      long nowDay = Usage.day(at);
      return new Count(
          nowMinute, nowMinute == minute ? thisMinute : 0, nowDay, nowDay == day ? thisDay : 0);
    }

    Count plusOne() {
      return new Count(minute, thisMinute + 1, day, thisDay + 1);
    }

    Usage usage(Instant at) {
      return new Usage(at, Usage.DEFAULT_PER_MINUTE, thisMinute, Usage.DEFAULT_PER_DAY, thisDay);
    }
  }
}
