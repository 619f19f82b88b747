package dev.packshot.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A time as clients send it: ISO 8601 with its offset from UTC. A time without an offset is
 * refused: it may be wrong by half a day, and only the client knows.
 */
public final class Timestamp {
  /** The message about any other text. */
  public static final String MESSAGE =
      "must be a time with its offset from UTC, such as 2026-11-21T13:00:00+01:00.";

  private static final int MAX_YEAR = 9999;

  private Timestamp() {}

  /** Returns the instant; empty if the text is no time with an offset, in years of four digits. */
  public static Optional<Instant> parse(String text) {
    try {
      var utc = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      return utc.getYear() >= 1 && utc.getYear() <= MAX_YEAR
          ? Optional.of(utc.toInstant())
          : Optional.empty();
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
