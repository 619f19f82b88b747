package dev.packshot.id;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.inject.Inject;
import javax.inject.Singleton;

/**
 * The generator of new ids. They are UUIDs of version 7 (RFC 9562), which sort by creation time in
 * milliseconds. Ids of one generator within the same millisecond sort in the order of creation.
 */
@Singleton
public final class Ids {
  private static final long VERSION_7 = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int RANDOM_HIGH_BITS = 12;
  private static final long RANDOM_HIGH = (1L << RANDOM_HIGH_BITS) - 1;
  private static final long RANDOM_LOW = (1L << 62) - 1;

  private final Clock clock;
  private final RandomGenerator random;

  /** The last id's milliseconds since 1970, followed by the upper 12 of its random bits. */
  private long high;

  /** The last id's lower 62 random bits. */
  private long low;

  /**
   * Creates a generator.
   *
   * @param random a cryptographically strong source, so that ids cannot be guessed
   */
  @Inject
  public Ids(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** Creates a generator whose random bits come from the operating system. */
  public Ids(Clock clock) {
    this(clock, new SecureRandom());
  }

  /** Returns an id greater than all before it, even if the clock stands still or goes back. */
  public synchronized UUID next() {
    long millis = clock.millis();
    if (millis > (high >>> RANDOM_HIGH_BITS)) {
      high = (millis << RANDOM_HIGH_BITS) | (random.nextLong() & RANDOM_HIGH);
      low = random.nextLong() & RANDOM_LOW;
    } else {
      increment();
    }
    return new UUID(((high & ~RANDOM_HIGH) << 4) | VERSION_7 | (high & RANDOM_HIGH), VARIANT | low);
  }

  /** Adds one to the random bits. An overflow carries into the milliseconds. */
  private void increment() {
    low = (low + 1) & RANDOM_LOW;
    if (low == 0) {
      high++;
    }
  }
}
