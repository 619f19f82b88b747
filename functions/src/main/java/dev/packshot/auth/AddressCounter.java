package dev.packshot.auth;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Singleton;

/**
 * Counts callers that no key names by their source address, in this instance's memory: best effort,
 * the least recently seen forgotten first.
 */
@Singleton
public final class AddressCounter {
  private static final int ADDRESSES = 10_000;

  private final Map<String, Count> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > ADDRESSES;
        }
      };

  @Inject
  public AddressCounter() {}

  /** Counts one request; a limit that was used up before stays as it is. */
  synchronized Counted count(String address, Instant at) {
    var before = counts.getOrDefault(address, new Count(0, 0, 0, 0)).at(at);
    if (before.usage(at).isExhausted()) {
      return new Counted(false, before.usage(at));
    }
    var after = before.plusOne();
    counts.put(address, after);
    return new Counted(true, after.usage(at));
  }

  /** What an address has used. */
  synchronized Usage usage(String address, Instant at) {
    return counts.getOrDefault(address, new Count(0, 0, 0, 0)).at(at).usage(at);
  }

  /** Whether the request had room, and what is used. */
  record Counted(boolean within, Usage usage) {}

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
