package dev.packshot.testing;

import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.ImageLimits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The judge of the functions on a clock that goes on by a day whenever it is read. */
public final class SlowJudge {
  private SlowJudge() {}

  public static ImageJudge create() {
    var days = new AtomicLong();
    return new DecodingImageJudge(
        ImageLimits.DEFAULT,
        Duration.ofHours(1),
        () -> Duration.ofDays(days.incrementAndGet()).toNanos());
  }
}
