package dev.packshot.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A process of {@code make run}, on free ports unless the environment names others. */
public final class PackshotProcess implements AutoCloseable {
  private final Process process;
  private final Path data;
  private final Path out;
  private final Path err;

  private PackshotProcess(Process process, Path data, Path out, Path err) {
    this.process = process;
    this.data = data;
    this.out = out;
    this.err = err;
  }

  public static PackshotProcess start(Path data, Path outputs, Map<String, String> environment) {
    return start(data, outputs, environment, System.getProperty("java.class.path"));
  }

  public static PackshotProcess start(
      Path data, Path outputs, Map<String, String> environment, String classPath) {
    try {
      var out = Files.createTempFile(outputs, "run", ".out");
      var err = Files.createTempFile(outputs, "run", ".err");
      var builder = new ProcessBuilder(command(classPath)).redirectOutput(out.toFile());
      builder.redirectError(err.toFile());
      builder.environment().put("PORT", "0");
      builder.environment().put("S3_PORT", "0");
      builder.environment().put("DATA", data.toString());
      builder.environment().putAll(environment);
      return new PackshotProcess(builder.start(), data, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(String classPath) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    return command;
  }

  /**
   * Returns the variables of {@code demo.env}. Waits until this process is ready, because the file
   * of a killed process may exist.
   */
  public Properties demo() {
    return Polling.waitFor("demo.env", this::findDemo);
  }

  private Optional<Properties> findDemo() {
    if (!process.isAlive()) {
      throw new AssertionError("the process ended:\n" + errors());
    }
    if (!output().contains("Packshot is ready")) {
      return Optional.empty();
    }
    try (var lines = Files.newBufferedReader(data.resolve("demo.env"))) {
      var variables = new Properties();
      variables.load(lines);
      return Optional.of(variables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  String output() {
    return read(out);
  }

  public String errors() {
    return read(err);
  }

  /** Sends SIGTERM and returns the exit code. */
  public int stop() {
    process.destroy();
    return exitCode();
  }

  /** Sends SIGKILL and waits for the end. */
  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  int exitCode() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the process does not end:\n" + errors());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
