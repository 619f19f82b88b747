package dev.packshot.id;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import javax.inject.Inject;
import javax.inject.Singleton;

/**
 * The source of new ids: UUIDv7 (RFC 9562), so that ids sort by the time they were made, in
 * milliseconds, and within one millisecond of one source by their order.
 */
@Singleton
public final class Ids {
  private static final long VERSION_7 = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int RANDOM_HIGH_BITS = 12;
  private static final long RANDOM_HIGH = (1L << RANDOM_HIGH_BITS) - 1;
  private static final long RANDOM_LOW = (1L << 62) - 1;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** Milliseconds since 1970 and, below them, the 12 upper bits of chance of the last id. */
  private long high;

  /** The 62 lower bits of chance of the last id. */
  private long low;

  @Inject
  public Ids(Clock clock) {
    this.clock = clock;
  }

  /** An id above all before it, even where the clock stands still or goes back. */
  public synchronized UUID next() {
    long millis = clock.millis();
    if (millis > (high >>> RANDOM_HIGH_BITS)) {
      high = (millis << RANDOM_HIGH_BITS) | (random.nextLong() & RANDOM_HIGH);
      low = random.nextLong() & RANDOM_LOW;
    } else {
      plusOne();
    }
    return new UUID(((high & ~RANDOM_HIGH) << 4) | VERSION_7 | (high & RANDOM_HIGH), VARIANT | low);
  }

  /** Counts all of the bits of chance as one number, into the next millisecond if need be. */
  private void plusOne() {
    low = (low + 1) & RANDOM_LOW;
    if (low == 0) {
      high++;
    }
  }
}
