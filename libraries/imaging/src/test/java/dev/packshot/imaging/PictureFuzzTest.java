package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A fuzz of about ten seconds. {@code make fuzz-images MINUTES=20} runs it for longer, and {@code
 * CASE=123} repeats one case.
 */
class PictureFuzzTest {
  private static final long MINUTES = Long.getLong("packshot.fuzz-minutes", 0);
  private static final long CASE = Long.getLong("packshot.fuzz-case", -1);
  private static final int CASES = 6_000;

  @Test
  void findsNoFileThatCausesADefect() throws Exception {
    try (var fuzz = new PictureFuzz(Path.of("target", "fuzz"))) {
      if (CASE >= 0) {
        System.out.println(fuzz.judge(CASE));
      } else if (MINUTES > 0) {
        fuzz.run(Duration.ofMinutes(MINUTES));
      } else {
        judgeAll(fuzz);
      }
    }
  }

  private static void judgeAll(PictureFuzz fuzz) throws Exception {
    int valid = 0;
    for (int number = 0; number < CASES; number++) {
      valid += fuzz.judge(number).contains(": Valid") ? 1 : 0;
    }
    assertThat(valid).as("cases of pictures that are still whole").isBetween(CASES / 20, CASES / 2);
  }
}
