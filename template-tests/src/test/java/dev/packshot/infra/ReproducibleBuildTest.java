package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
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
 * The sources of differences between two builds of a commit. {@code make twice} builds a commit two
 * times and compares the results, which takes minutes.
 */
class ReproducibleBuildTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDateTime BUILD_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  @ParameterizedTest
  @EnumSource
  void sortsEntriesAndGivesThemAFixedTimeInZipsAndJars(Artifact artifact) throws IOException {
    try (var file = Files.newInputStream(SynthesizedStack.zip(artifact))) {
      var jars = inspect(file).stream().filter(entry -> entry.getKey().endsWith(".jar")).toList();
      assertThat(jars).hasSizeGreaterThan(30).isSortedAccordingTo(Map.Entry.comparingByKey());
      for (var jar : jars) {
        assertThat(inspect(new ByteArrayInputStream(jar.getValue())))
            .as(jar.getKey())
            .isSortedAccordingTo(StoredJars.ENTRY_ORDER);
      }
    }
  }

  /** A second JVM is needed, since the iteration order of sets and maps differs between JVMs. */
  @Test
  void synthesizesTheSameTemplateInAnotherJvm() throws IOException, InterruptedException {
    var expected = SynthesizedStack.dev().templateFile();
    var folder = Files.createTempDirectory(Path.of("target"), "assembly-").toAbsolutePath();
    var program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PackshotApp.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    program.environment().put("CDK_OUTDIR", folder.toString());
    var context = SynthesizedStack.context(Map.of("stage", "dev"));
    program.environment().put("CDK_CONTEXT_JSON", JSON.writeValueAsString(context));
    assertThat(program.start().waitFor()).as(Files.readString(folder.resolve("output"))).isZero();
    assertThat(folder.resolve("Packshot-dev.template.json")).hasSameBinaryContentAs(expected);
  }

  private static List<Map.Entry<String, byte[]>> inspect(InputStream zipped) throws IOException {
    var entries = new ArrayList<Map.Entry<String, byte[]>>();
    var zip = new ZipInputStream(zipped);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(BUILD_TIME);
      entries.add(Map.entry(entry.getName(), zip.readAllBytes()));
    }
    return entries;
  }
}
