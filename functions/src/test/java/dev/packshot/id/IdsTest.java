package dev.packshot.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:10.123Z");

  @Test
  void createsVersion7IdsWithTheMillisecondsOfTheClock() {
    var id = ids(NOW).next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void sortsByTimeAsText() {
    var texts = new ArrayList<String>();
    for (var later : List.of(0L, 1L, 2L, 1_000L, 86_400_000L, 3_000_000_000_000L)) {
      texts.add(ShortUuid.encode(ids(NOW.plus(Duration.ofMillis(later))).next()));
    }
    assertThat(texts).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void sortsInCreationOrderWithinAMillisecond() {
    var ids = ids(NOW);
    var texts = new ArrayList<String>();
    for (int count = 0; count < 2_000; count++) {
      texts.add(ShortUuid.encode(ids.next()));
    }
    assertThat(texts).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void neverCreatesTheSameIdInTwoGenerators() {
    var seen = new HashSet<>();
    for (int generator = 0; generator < 200; generator++) {
      assertThat(seen.add(ids(NOW).next())).isTrue();
    }
  }

  private static Ids ids(Instant now) {
    return new Ids(Clock.fixed(now, ZoneOffset.UTC));
  }
}
