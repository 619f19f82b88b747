package dev.packshot.lookup;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110, section 10.2.3): seconds or a date. */
final class RetryAfter {
  /** The longest time that is obeyed. */
  static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /** Returns the time to wait; empty if the value is malformed. */
  static Optional<Duration> parse(String value, Instant now) {
    try {
      var text = value.strip();
      var wait =
          text.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(now, date(text));
      return Optional.of(wait)
          .filter(time -> !time.isNegative())
          .map(time -> time.compareTo(LONGEST) > 0 ? LONGEST : time);
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static Instant date(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }
}
