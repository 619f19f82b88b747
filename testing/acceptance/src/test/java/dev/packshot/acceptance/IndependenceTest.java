package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A test that the suite depends on the contract, test photos and the start of a local run only. */
class IndependenceTest {
  private static final Path SOURCES = Path.of("src/test/java");
  private static final Pattern IMPORT =
      Pattern.compile("import (?:static )?(dev\\.packshot\\.\\S+);");

  @Test
  void importsNoTestedCode() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var imports = IMPORT.matcher(Files.readString(file));
        while (imports.find()) {
          assertThat(imports.group(1))
              .as(file.toString())
              .matches("dev\\.packshot\\.(acceptance|devkit\\.(picture|run))\\..*");
        }
      }
    }
  }
}
