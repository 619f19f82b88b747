package dev.packshot.imaging.heic;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The Python packages pillow-heif, Pillow and numpy in a virtual environment under {@code target}.
 * They write HEIC files, decode them by the native libheif, and measure pictures. Without Python or
 * its index, tests are skipped; on CI they fail.
 */
public final class PillowHeif {
  private static final Path PYTHON = Path.of("src", "test", "python");
  private static final Path LOCK = PYTHON.resolve("heic.txt");

  private PillowHeif() {}

  /** Returns a folder with the files of {@code heic_corpus.py}, which are made once. */
  static Path corpus() throws IOException, InterruptedException {
    var script = PYTHON.resolve("heic_corpus.py");
    var folder = Path.of("target", "heic-" + hash(script) + hash(LOCK));
    if (!Files.exists(folder)) {
      var unfinished = Path.of(folder + "-unfinished");
      Files.createDirectories(unfinished);
      run(python().toString(), script.toString(), unfinished.toString());
      Files.move(unfinished, folder);
    }
    return folder;
  }

  /** Runs another script with the same packages. */
  public static void run(String script, Path folder) throws IOException, InterruptedException {
    run(python().toString(), PYTHON.resolve(script).toString(), folder.toString());
  }

  private static Path python() throws IOException, InterruptedException {
    var folder = Path.of("target", "pillow-heif-" + hash(LOCK)).toAbsolutePath();
    var finished = folder.resolve("finished");
    if (!Files.exists(finished)) {
      run("python3", "-m", "venv", folder.toString());
      run(
          folder.resolve("bin/pip").toString(),
          "install",
          "--quiet",
          "--disable-pip-version-check",
          "--require-hashes",
          "--requirement",
          LOCK.toString());
      Files.createFile(finished);
    }
    return folder.resolve("bin/python");
  }

  private static String hash(Path file) throws IOException {
    return Integer.toHexString(Files.readString(file).hashCode());
  }

  private static void run(String... command) throws InterruptedException, IOException {
    var log = Files.createTempFile(Path.of("target"), "python", ".log");
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        skip(List.of(command) + " failed: " + Files.readString(log));
      }
    } catch (IOException missing) {
      skip(missing.getMessage());
    } finally {
      Files.delete(log);
    }
  }

  /** Skips the test, or fails it on CI. */
  static void skip(String reason) {
    var message = "nothing was compared with Python: " + reason;
    if (System.getenv("CI") != null) {
      fail(message);
    }
    System.err.println("SKIPPED: " + message);
    abort(message);
  }
}
