package dev.packshot.id;

import java.time.Instant;
import java.util.UUID;

/** The layout of UUIDs of version 7 (RFC 9562, section 5.7). */
public final class Uuid7 {
  /** Bits of the upper half below the timestamp: four of the version and twelve random ones. */
  private static final int BITS_BELOW_TIME = 16;

  private Uuid7() {}

  /** Returns the time at which an id was made, in whole milliseconds. */
  public static Instant time(UUID id) {
    return Instant.ofEpochMilli(millis(id));
  }

  /** Returns the lowest id of a millisecond since 1970, which is never made. */
  public static UUID first(long millis) {
    return new UUID(millis << BITS_BELOW_TIME, 0);
  }

  /**
   * Returns an id of the millisecond after that of another one, with the random bits of a third.
   */
  static UUID oneMillisecondAfter(UUID id, UUID random) {
    long time = (millis(id) + 1) << BITS_BELOW_TIME;
    long rest = random.getMostSignificantBits() & ((1L << BITS_BELOW_TIME) - 1);
    return new UUID(time | rest, random.getLeastSignificantBits());
  }

  /** Returns the time at which an id was made, in milliseconds since 1970. */
  public static long millis(UUID id) {
    return id.getMostSignificantBits() >>> BITS_BELOW_TIME;
  }
}
