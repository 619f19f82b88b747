package dev.packshot.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A Python script of {@code src/test/python} in a virtual environment under {@code target} with the
 * packages of its lock file. Without Python 3.11, or if the installation fails, the test is
 * skipped; on CI it fails.
 */
public final class PythonProgram {
  private static final Path SOURCE = Path.of("src", "test", "python");

  private final Path python;
  private final Path script;

  private PythonProgram(Path python, Path script) {
    this.python = python;
    this.script = script;
  }

  /** Installs the packages unless the lock file is already installed. */
  public static PythonProgram require(String script, String lock)
      throws IOException, InterruptedException {
    var requirements = SOURCE.resolve(lock);
    var version = Integer.toHexString(Files.readString(requirements).hashCode());
    var folder = Path.of("target", "python-" + version).toAbsolutePath();
    var python = folder.resolve("bin").resolve("python");
    var installed = folder.resolve("installed");
    if (!Files.exists(installed)) {
      runOrAbort("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 11))");
      runOrAbort("python3", "-m", "venv", folder.toString());
      runOrAbort(
          python.toString(),
          "-m",
          "pip",
          "install",
          "--quiet",
          "--disable-pip-version-check",
          "--require-hashes",
          "--requirement",
          requirements.toString());
      Files.createFile(installed);
    }
    return new PythonProgram(python, SOURCE.resolve(script));
  }

  /** Runs the script, which has to succeed. */
  public void run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(python.toString(), script.toString()));
    command.addAll(List.of(arguments));
    var output = start(command);
    assertThat(output.exit).as(output.text).isZero();
  }

  private static void runOrAbort(String... command) throws InterruptedException {
    try {
      var output = start(List.of(command));
      if (output.exit != 0) {
        abort(String.join(" ", command) + " failed: " + output.text);
      }
    } catch (IOException failed) {
      abort(failed.getMessage());
    }
  }

  private static void abort(String reason) {
    if (System.getenv("CI") != null) {
      fail(reason);
    }
    System.err.println("Skipped: " + reason);
    Assumptions.abort(reason);
  }

  private static Output start(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Output(process.waitFor(), text);
  }

  private record Output(int exit, String text) {}
}
