package dev.packshot.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs beside the true one, at a distance that a test can change. */
final class MovableClock extends Clock {
  private volatile Duration distance = Duration.ZERO;

  /** Sets the distance to the true time; negative for a clock that is behind. */
  void moveTo(Duration other) {
    distance = other;
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(distance);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
