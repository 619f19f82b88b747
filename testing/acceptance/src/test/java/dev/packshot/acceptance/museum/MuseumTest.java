package dev.packshot.acceptance.museum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.acceptance.Phone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of public reports of lost photos (docs/museum.md), with and without the ledger. */
class MuseumTest {
  private static final Map<Exhibit, Boolean> BEFORE = new EnumMap<>(Exhibit.class);
  private static final Map<Exhibit, Boolean> AFTER = new EnumMap<>(Exhibit.class);

  @ParameterizedTest
  @EnumSource
  void endsAsReportedWithFormsAlone(Exhibit exhibit) {
    var end = play(exhibit, Exhibit::before);
    BEFORE.put(exhibit, exhibit.isRight(end));
    assertThat(exhibit.isRight(end)).as(end.toString()).isEqualTo(exhibit.isRightBefore());
  }

  @ParameterizedTest
  @EnumSource
  void endsWellWithTheLedger(Exhibit exhibit) {
    var end = play(exhibit, Exhibit::after);
    AFTER.put(exhibit, exhibit.isRight(end));
    assertThat(exhibit.isRight(end)).as(end.toString()).isTrue();
  }

  @Test
  void isDescribed() throws IOException {
    var page = Files.readString(Path.of("..", "..", "docs", "museum.md"));
    for (var exhibit : Exhibit.values()) {
      assertThat(page)
          .contains(
              exhibit.link() + ") | " + (exhibit.isRightBefore() ? "yes" : "no") + " | yes |");
    }
  }

  @AfterAll
  static void printScore() {
    System.out.printf(
        Locale.ROOT,
        "Museum of lost photos: %d of %d end well with forms alone, %d of %d with the ledger.%n",
        BEFORE.values().stream().filter(right -> right).count(),
        BEFORE.size(),
        AFTER.values().stream().filter(right -> right).count(),
        AFTER.size());
  }

  private static Phone.End play(Exhibit exhibit, Function<Exhibit, Phone> story) {
    if (!exhibit.needsClock()) {
      return story.apply(exhibit).end();
    }
    Phone.requireMovableClock();
    try {
      return story.apply(exhibit).end();
    } finally {
      Phone.setClockBack(Duration.ZERO);
    }
  }
}
