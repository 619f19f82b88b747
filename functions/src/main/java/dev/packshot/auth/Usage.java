package dev.packshot.auth;

import dev.packshot.identity.RequestLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The usage of a caller's two limits, including the current request. A window is a calendar minute
 * or a calendar day in UTC.
 */
public record Usage(
    Instant at, long perMinute, long usedThisMinute, long perDay, long usedThisDay) {
  public static final long DEFAULT_PER_MINUTE = 300;
  public static final long DEFAULT_PER_DAY = 10_000;

  /** Returns the minute of a time, counted from 1970. */
  static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), Duration.ofMinutes(1).toSeconds());
  }

  /** Returns the day of a time, counted from 1970. */
  static long day(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), Duration.ofDays(1).toSeconds());
  }

  /** Returns whether another request would exceed a limit. */
  boolean isExhausted() {
    return minuteRemaining() == 0 || dayRemaining() == 0;
  }

  /** Returns the seconds until a request can be admitted again, if a limit is used up. */
  long retryAfterSeconds() {
    return dayRemaining() == 0 ? dayReset() : minuteReset();
  }

  /** Returns the rate limit headers, for the window with fewer requests remaining. */
  public Map<String, String> headers() {
    var isDay = dayRemaining() < minuteRemaining() || dayRemaining() == 0;
    long limit = isDay ? perDay : perMinute;
    long remaining = isDay ? dayRemaining() : minuteRemaining();
    long reset = isDay ? dayReset() : minuteReset();
    var headers = new LinkedHashMap<String, String>();
    headers.put("RateLimit-Policy", perMinute + ";w=60, " + perDay + ";w=86400");
    headers.put("RateLimit-Limit", Long.toString(limit));
    headers.put("RateLimit-Remaining", Long.toString(remaining));
    headers.put("RateLimit-Reset", Long.toString(reset));
    headers.put("X-RateLimit-Limit", Long.toString(limit));
    headers.put("X-RateLimit-Remaining", Long.toString(remaining));
    headers.put("X-RateLimit-Reset", Long.toString(at.getEpochSecond() + reset));
    return headers;
  }

  /** Returns both limits, the minute's first. */
  List<RequestLimit> limits() {
    return List.of(
        new RequestLimit(
            perMinute, Duration.ofMinutes(1).toSeconds(), minuteRemaining(), minuteReset()),
        new RequestLimit(perDay, Duration.ofDays(1).toSeconds(), dayRemaining(), dayReset()));
  }

  private long minuteRemaining() {
    return Math.max(0, perMinute - usedThisMinute);
  }

  private long dayRemaining() {
    return Math.max(0, perDay - usedThisDay);
  }

  private long minuteReset() {
    return (minute(at) + 1) * Duration.ofMinutes(1).toSeconds() - at.getEpochSecond();
  }

  private long dayReset() {
    return (day(at) + 1) * Duration.ofDays(1).toSeconds() - at.getEpochSecond();
  }
}
