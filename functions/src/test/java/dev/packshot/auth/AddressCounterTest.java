package dev.packshot.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AddressCounterTest {
  private static final Instant NOW = TestClock.START;

  private final AddressCounter counter = new AddressCounter();

  @Test
  void countsEachAddressSeparately() {
    for (int count = 0; count < Usage.DEFAULT_PER_MINUTE; count++) {
      assertThat(counter.count("203.0.113.1", NOW).withinLimits()).isTrue();
    }
    assertThat(counter.count("203.0.113.1", NOW).withinLimits()).isFalse();
    assertThat(counter.count("203.0.113.2", NOW).withinLimits()).isTrue();
  }

  @Test
  void restartsTheCountOfTheMinuteButNotOfTheDay() {
    for (int minute = 0; minute < 34; minute++) {
      for (int count = 0; count < Usage.DEFAULT_PER_MINUTE; count++) {
        counter.count("203.0.113.1", NOW.plus(Duration.ofMinutes(minute)));
      }
    }
    var later = counter.count("203.0.113.1", NOW.plus(Duration.ofMinutes(34)));
    assertThat(later.withinLimits()).isFalse();
    assertThat(later.usage().usedThisDay()).isEqualTo(Usage.DEFAULT_PER_DAY);
    assertThat(counter.count("203.0.113.1", NOW.plus(Duration.ofDays(1))).withinLimits()).isTrue();
  }

  @Test
  void admitsExactlyTheLimitOfConcurrentCallers() {
    int addresses = 50;
    var admitted = ConcurrentCallers.run(8, caller -> admitted(addresses));
    assertThat(admitted.stream().mapToLong(Long::longValue).sum())
        .isEqualTo(addresses * Usage.DEFAULT_PER_MINUTE);
  }

  private long admitted(int addresses) {
    long admitted = 0;
    for (int count = 0; count < Usage.DEFAULT_PER_MINUTE; count++) {
      for (int address = 0; address < addresses; address++) {
        admitted += counter.count("address " + address, NOW).withinLimits() ? 1 : 0;
      }
    }
    return admitted;
  }

  @Test
  void forgetsTheLeastRecentAddressesBeyondTenThousand() {
    counter.count("first", NOW);
    counter.count("seen again", NOW);
    for (int other = 0; other < 9_998; other++) {
      counter.count("address " + other, NOW);
    }
    assertThat(used("first")).isOne();
    counter.count("seen again", NOW);
    counter.count("first", NOW);
    counter.count("one more", NOW);
    assertThat(used("address 0")).isZero();
    assertThat(used("first")).isEqualTo(2);
    assertThat(used("seen again")).isEqualTo(2);
    for (int other = 0; other < 20_000; other++) {
      counter.count("flood " + other, NOW);
    }
    assertThat(used("first")).isZero();
  }

  private long used(String address) {
    return counter.usage(address, NOW).usedThisMinute();
  }
}
