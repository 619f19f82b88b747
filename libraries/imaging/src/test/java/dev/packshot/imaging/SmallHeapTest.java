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
  void judgesEverySampleInAHeapOf512Megabytes() throws Exception {
    assertJudges("", 512);
  }

  /** A JPEG of 200 megapixels needs no more than a small one. */
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void judgesTheLargestJpegsInAHeapOf96Megabytes() throws Exception {
    assertJudges("JPEG", 96);
  }

  private static void assertJudges(String names, int megabytes) throws Exception {
    var process = judgeEverything(names, megabytes);
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).endsWith(JudgeEverything.COMPLETED + System.lineSeparator());
  }

  private static Process judgeEverything(String names, int megabytes) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // Surefire puts the class path into a jar's manifest, and the real one into this property
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            java,
            "-Xmx" + megabytes + "m",
            "-Djava.awt.headless=true",
            "-cp",
            classPath,
            JudgeEverything.class.getName(),
            names)
        .redirectErrorStream(true)
        .start();
  }
}
