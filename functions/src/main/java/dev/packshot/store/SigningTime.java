package dev.packshot.store;

import java.time.Instant;
import java.time.LocalDate;

/** Instants as S3 wants them in a policy and a signature, always UTC. */
public final class SigningTime {
  private static final int SECONDS_A_DAY = 86_400;

  private SigningTime() {}

  /** {@code 2015-12-30T12:00:00.000Z} */
  public static String expiration(Instant at) {
    var text = day(at, "-").append('T');
    time(text, at, ":").append('.');
    return pad(text, Math.floorMod(at.toEpochMilli(), 1000), 3).append('Z').toString();
  }

  /** {@code 20151229T000000Z}, the value of {@code x-amz-date} */
  public static String amzDate(Instant at) {
    return time(day(at, "").append('T'), at, "").append('Z').toString();
  }

  private static StringBuilder day(Instant at, String dash) {
    var date = LocalDate.ofEpochDay(Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY));
    var text = pad(new StringBuilder(24), date.getYear(), 4).append(dash);
    return pad(pad(text, date.getMonthValue(), 2).append(dash), date.getDayOfMonth(), 2);
  }

  private static StringBuilder time(StringBuilder text, Instant at, String colon) {
    int second = (int) Math.floorMod(at.getEpochSecond(), (long) SECONDS_A_DAY);
    pad(text, second / 3600, 2).append(colon);
    pad(text, second / 60 % 60, 2).append(colon);
    return pad(text, second % 60, 2);
  }

  private static StringBuilder pad(StringBuilder text, int number, int width) {
    var digits = Integer.toString(number);
    return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }
}
