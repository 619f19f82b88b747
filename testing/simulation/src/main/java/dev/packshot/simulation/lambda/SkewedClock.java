package dev.packshot.simulation.lambda;

import dev.packshot.simulation.time.Scheduler;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of an instance, which differs from the world's time by a number of milliseconds. */
final class SkewedClock extends Clock {
  private final Scheduler scheduler;
  private long skew;

  SkewedClock(Scheduler scheduler, long skew) {
    this.scheduler = scheduler;
    this.skew = skew;
  }

  /** Jumps to another difference from the world's time. */
  void jumpTo(long newSkew) {
    skew = newSkew;
  }

  @Override
  public long millis() {
    return scheduler.millis() + skew;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The functions use UTC only.");
  }
}
