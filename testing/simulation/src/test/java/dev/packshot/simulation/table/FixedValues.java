package dev.packshot.simulation.table;

import dev.packshot.id.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The time, the organization and the ids of the scenarios, the same in every run. */
final class FixedValues {
  static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  static final OrganizationId ORGANIZATION = new OrganizationId(uuid7(1));

  private FixedValues() {}

  /** Returns an id that was made this many milliseconds after the time three days before now. */
  static UUID uuid7(long number) {
    long millis = NOW.minus(Duration.ofDays(3)).toEpochMilli() + number;
    return new UUID(millis << 16 | 0x7000, 0x8000_0000_0000_0000L | number);
  }
}
