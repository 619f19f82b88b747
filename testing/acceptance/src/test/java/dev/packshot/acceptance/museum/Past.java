package dev.packshot.acceptance.museum;

import dev.packshot.acceptance.Phone;
import java.time.Duration;

/** The time before today, in which a phone gets its forms. */
final class Past {
  static final Duration DAYS = Duration.ofDays(3);
  static final Duration HOURS = Duration.ofHours(2);

  private Past() {}

  /** Returns a new phone that opens its session some time ago. */
  static Phone phone(Duration ago) {
    Phone.setClockBack(ago);
    return new Phone();
  }

  /** Ends the past. */
  static void today() {
    Phone.setClockBack(Duration.ZERO);
  }
}
