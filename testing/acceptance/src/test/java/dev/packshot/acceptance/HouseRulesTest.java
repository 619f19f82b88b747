package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The suite knows the contract, and pictures to upload. */
class HouseRulesTest {
  private static final Path SOURCES = Path.of("src/test/java");
  private static final Pattern OURS =
      Pattern.compile("import (?:static )?(dev\\.packshot\\.\\S+);");

  @Test
  void importNothingOfWhatIsTested() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var imports = OURS.matcher(Files.readString(file));
        while (imports.find()) {
          assertThat(imports.group(1))
              .as(file.toString())
              .matches("dev\\.packshot\\.(acceptance|devkit\\.picture)\\..*");
        }
      }
    }
  }
}
