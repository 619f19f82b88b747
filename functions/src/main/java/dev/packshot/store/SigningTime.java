package dev.packshot.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time formats of S3's policies and signatures, in UTC. */
public final class SigningTime {
  private static final DateTimeFormatter EXPIRATION = utc("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final DateTimeFormatter AMZ_DATE = utc("uuuuMMdd'T'HHmmss'Z'");

  private SigningTime() {}

  /** Returns a policy's expiration: {@code 2015-12-30T12:00:00.000Z}. */
  public static String expiration(Instant at) {
    return EXPIRATION.format(at);
  }

  /** Returns the value of {@code x-amz-date}: {@code 20151229T000000Z}. */
  public static String amzDate(Instant at) {
    return AMZ_DATE.format(at);
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
