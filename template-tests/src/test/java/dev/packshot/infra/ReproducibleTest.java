package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.packaging.StoredJars;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What would tell two builds of one commit apart; {@code make twice} builds it two times, in
 * minutes, and compares.
 */
class ReproducibleTest {
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

  @ParameterizedTest
  @EnumSource
  void hasOneTimeAndOneOrderInTheZipAndItsJars(Artifact artifact) throws IOException {
    try (var file = Files.newInputStream(Synthesized.ZIPS.resolve(artifact.file()))) {
      var jars = inspect(file).stream().filter(entry -> entry.getKey().endsWith(".jar")).toList();
      assertThat(jars).hasSizeGreaterThan(30).isSortedAccordingTo(Map.Entry.comparingByKey());
      for (var jar : jars) {
        assertThat(inspect(new ByteArrayInputStream(jar.getValue())))
            .as(jar.getKey())
            .isSortedAccordingTo(StoredJars.ENTRY_ORDER);
      }
    }
  }

  /** In a JVM of its own, since the order of sets and maps can change from one to the next. */
  @Test
  void synthesizesTheSameTemplateAgain() throws IOException, InterruptedException {
    var expected = Synthesized.dev().templateFile();
    var again = Files.createTempDirectory(Path.of("target"), "assembly-").toAbsolutePath();
    var program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PackshotApp.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(again.resolve("output").toFile());
    program.environment().put("CDK_OUTDIR", again.toString());
    program
        .environment()
        .put(
            "CDK_CONTEXT_JSON",
            "{\"stage\":\"dev\",\"origins\":\"*\",\"zips\":\"" + Synthesized.ZIPS + "\"}");
    assertThat(program.start().waitFor()).as(Files.readString(again.resolve("output"))).isZero();
    assertThat(again.resolve("Packshot-dev.template.json")).hasSameBinaryContentAs(expected);
  }

  private static List<Map.Entry<String, byte[]>> inspect(InputStream zipped) throws IOException {
    var entries = new ArrayList<Map.Entry<String, byte[]>>();
    var zip = new ZipInputStream(zipped);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(ALWAYS);
      entries.add(Map.entry(entry.getName(), zip.readAllBytes()));
    }
    return entries;
  }
}
