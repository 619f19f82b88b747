package dev.packshot.node;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A folder of {@code src/test} with a package.json, copied to {@code target} and installed from npm
 * by its lock file. If the installation fails, the test is skipped; on CI it fails.
 */
public final class NodeProject {
  private final Path source;
  private final Path folder;

  private NodeProject(String name) {
    this.source = Path.of("src/test", name);
    this.folder = Path.of("target", name);
  }

  /** Installs the project unless its lock file is already installed. */
  public static NodeProject require(String name) throws IOException, InterruptedException {
    var project = new NodeProject(name);
    Files.createDirectories(project.folder);
    project.runOrAbort("node", "--version");
    // test classes in another JVM may install it at the same time
    try (var lock = FileChannel.open(Path.of("target", name + ".lock"), CREATE, WRITE)) {
      lock.lock();
      project.copy();
      project.install();
    }
    return project;
  }

  /** Returns the path of a file of the installed project. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** Runs a script with Node.js and waits until it ends. */
  public Output node(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(arguments));
    return start(command);
  }

  /** The exit code of a program and its output on both streams. */
  public record Output(int exit, String text) {}

  private void copy() throws IOException {
    try (var files = Files.list(source)) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void install() throws IOException, InterruptedException {
    var lock = Files.readString(file("package-lock.json"));
    var installed = file("installed-lock.json");
    if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
      return;
    }
    runOrAbort("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    Files.writeString(installed, lock);
  }

  private void runOrAbort(String... command) throws InterruptedException {
    try {
      var output = start(List.of(command));
      if (output.exit() != 0) {
        abort(String.join(" ", command) + " failed: " + output.text());
      }
    } catch (IOException failed) {
      abort(failed.getMessage());
    }
  }

  private void abort(String reason) {
    var message = source + " could not be installed: " + reason;
    if (System.getenv("CI") != null) {
      fail(message);
    }
    System.err.println("Skipped: " + message);
    Assumptions.abort(message);
  }

  private Output start(List<String> command) throws IOException, InterruptedException {
    var log = file(command.get(0) + ".log");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    var process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return new Output(1, "Timeout after 5 minutes");
    }
    return new Output(process.exitValue(), Files.readString(log));
  }
}
