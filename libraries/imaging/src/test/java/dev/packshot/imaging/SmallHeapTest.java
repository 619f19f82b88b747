package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SmallHeapTest {
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void aHeapOf256MegabytesSurvivesEverything() throws Exception {
    var judging = judgeEverything();
    var output = new String(judging.getInputStream().readAllBytes(), UTF_8);

    assertThat(judging.waitFor()).as(output).isZero();
    assertThat(output).endsWith(JudgeEverything.DONE + System.lineSeparator());
  }

  private static Process judgeEverything() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // surefire puts its class path into a jar's manifest and leaves the real one here
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            java,
            "-Xmx256m",
            "-Djava.awt.headless=true",
            "-cp",
            classPath,
            JudgeEverything.class.getName())
        .redirectErrorStream(true)
        .start();
  }
}
