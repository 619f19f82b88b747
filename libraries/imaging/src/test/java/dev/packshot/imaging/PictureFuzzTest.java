package dev.packshot.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PictureFuzzTest {
  private static final int CASES = 6_000;

  @Test
  void findsNoFileThatCausesADefect() throws Exception {
    try (var fuzz = new PictureFuzz(Path.of("target/fuzz"))) {
      for (int number = 0; number < CASES; number++) {
        assertThat(fuzz.judge(number)).contains("alid");
      }
    }
  }
}
