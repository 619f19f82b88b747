package dev.packshot.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.photo.Filing.LastVerdict;
import dev.packshot.store.ListedObject;
import dev.packshot.store.ObjectVersion;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The comparison of an object in the bucket with what the table says about it. */
class FilingTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void accountsForAnObjectWithTheVerdictOnItsBytes() {
    var verdict = new LastVerdict("\"e\"", "5", NOW);
    assertThat(filing(verdict).accountsFor(object("e", NOW))).isTrue();
    assertThat(filing(verdict).accountsFor(object("\"e\"", NOW.minusSeconds(1)))).isTrue();
    assertThat(filing(verdict).accountsFor(object("e", NOW.plusSeconds(1)))).isFalse();
    assertThat(filing(verdict).accountsFor(object("f", NOW))).isFalse();
    assertThat(new Filing(true, false, true, false, Optional.empty()).accountsFor(object("e", NOW)))
        .isFalse();
    assertThat(
            new Filing(false, true, false, false, Optional.empty()).accountsFor(object("e", NOW)))
        .isTrue();
    assertThat(new Filing(true, false, true, true, Optional.empty()).accountsFor(object("e", NOW)))
        .isTrue();
  }

  @Test
  void numbersAnotherEventBetweenTheLastOneAndTheNext() {
    var current = ObjectVersion.current("a.jpg");
    assertThat(filing(new LastVerdict("e", "5", NOW)).nextEvent("photos", current).sequencer())
        .isGreaterThan("5")
        .isLessThan("50");
    var unjudged = new Filing(true, false, false, false, Optional.empty());
    assertThat(unjudged.nextEvent("photos", current).sequencer()).isEqualTo("0");
  }

  private static Filing filing(LastVerdict verdict) {
    return new Filing(true, false, true, false, Optional.of(verdict));
  }

  private static ListedObject object(String eTag, Instant storedAt) {
    return new ListedObject("k", eTag, storedAt);
  }
}
