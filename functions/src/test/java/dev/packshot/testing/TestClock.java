package dev.packshot.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that advances only when a test advances it. */
public final class TestClock extends Clock {
  /** A time ten seconds after the start of a minute. */
  public static final Instant START = Instant.parse("2026-11-21T12:00:10Z");

  private volatile Instant now = START;

  /** Returns another clock that is ahead of this one. */
  public TestClock later(Duration time) {
    var clock = new TestClock();
    clock.now = now.plus(time);
    return clock;
  }

  /** Returns a clock that starts at the time of this machine, as S3's does. */
  public static TestClock atTheTrueTime() {
    var clock = new TestClock();
    clock.now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return clock;
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
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
