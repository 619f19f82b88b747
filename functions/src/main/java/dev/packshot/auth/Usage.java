package dev.packshot.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of its two limits a caller has used, this request included. A window is a whole minute
 * or a whole day in UTC.
 */
public record Usage(
    Instant at, long perMinute, long usedThisMinute, long perDay, long usedThisDay) {
  public static final long DEFAULT_PER_MINUTE = 300;
  public static final long DEFAULT_PER_DAY = 10_000;

  /** The minute that a time falls in, counted from 1970. */
  static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), Duration.ofMinutes(1).toSeconds());
  }

  /** The day that a time falls in, counted from 1970. */
  static long day(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), Duration.ofDays(1).toSeconds());
  }

  /** Whether one more request would be above a limit. */
  boolean isExhausted() {
    return minuteRemaining() == 0 || dayRemaining() == 0;
  }

  /** Seconds until a request can be admitted again, where none can be now. */
  long retryAfterSeconds() {
    return dayRemaining() == 0 ? dayReset() : minuteReset();
  }

  /** The seven headers, for the window that has less left. */
  public Map<String, String> headers() {
    var day = dayRemaining() < minuteRemaining() || dayRemaining() == 0;
    long limit = day ? perDay : perMinute;
    long remaining = day ? dayRemaining() : minuteRemaining();
    long reset = day ? dayReset() : minuteReset();
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
