package dev.packshot.infra.versions;

import java.time.Instant;
import java.time.OffsetDateTime;

/** A point in time as AWS or an operator writes it. */
final class AwsTime {
  private AwsTime() {}

  /**
   * Parses a time with its offset from UTC: {@code Z}, {@code +00:00} or, as Lambda writes it,
   * {@code +0000}.
   *
   * @throws java.time.format.DateTimeParseException if the text is no such time
   */
  static Instant parse(String text) {
    return OffsetDateTime.parse(text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2")).toInstant();
  }
}
