package dev.packshot.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An installation of npm packages by a lock file, whose hashes npm checks. */
final class NpmInstallation {
  private static final String NPM =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")
          ? "npm.cmd"
          : "npm";

  private final Path log;
  private final ProcessBuilder command;

  private NpmInstallation(Path folder) {
    log = folder.resolve("npm.log");
    command =
        new ProcessBuilder(NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
  }

  /**
   * Installs the packages. Returns the reason if there is no npm or it cannot reach its registry.
   *
   * @throws IOException if a package is not the one of the lock file
   */
  static Optional<String> in(Path folder) throws IOException, InterruptedException {
    return new NpmInstallation(folder).run();
  }

  private Optional<String> run() throws IOException, InterruptedException {
    var process = start();
    if (process.isEmpty()) {
      return Optional.of("npm is not installed.");
    }
    if (!process.get().waitFor(5, TimeUnit.MINUTES)) {
      process.get().destroyForcibly();
      return Optional.of("npm did not end within 5 minutes.");
    }
    return process.get().exitValue() == 0 ? Optional.empty() : Optional.of(failure());
  }

  private Optional<Process> start() {
    try {
      return Optional.of(command.start());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  private String failure() throws IOException {
    var output = Files.readString(log);
    if (output.contains("EINTEGRITY")) {
      throw new IOException("A package is not the one of the lock file: " + output);
    }
    return "npm failed, see " + log + ".";
  }
}
