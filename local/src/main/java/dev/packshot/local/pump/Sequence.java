package dev.packshot.local.pump;

import dev.packshot.local.file.PrivateFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Numbers that rise for as long as their file exists: also over restarts and when the clock goes
 * back. They are microseconds of the clock, or one more than the last. The file has a number that
 * is above all that were given out. It is written once a minute, not for each number.
 */
final class Sequence {
  private static final long RESERVE = micros(Duration.ofMinutes(1));

  private final PrivateFile file;
  private final Clock clock;
  private long last;
  private long reserved;

  Sequence(Path file, Clock clock, Consumer<String> log) {
    this.file = new PrivateFile(file);
    this.clock = clock;
    this.last = this.file.read().map(text -> parse(text, log)).orElse(0L);
    this.reserved = last;
  }

  /** Returns the next number. */
  synchronized long next() {
    long next = Math.max(last + 1, micros(clock.instant()));
    if (next > reserved) {
      file.write(Long.toString(next + RESERVE));
      reserved = next + RESERVE;
    }
    last = next;
    return next;
  }

  private long parse(String text, Consumer<String> log) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException damaged) {
      log.accept(file.path() + " is damaged: the order of events follows the clock alone.");
      return 0;
    }
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
