package dev.packshot.devkit.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A local run in a JVM of its own, on free ports and in a new folder of {@code target}. It ends
 * with this JVM, whose class path must contain the local run.
 */
public final class LocalRun {
  private static final long TIMEOUT_MILLIS = 60_000;

  private LocalRun() {}

  /**
   * Starts the run and returns the variables of its {@code demo.env}, and that its clock can be
   * moved.
   */
  public static Map<String, String> start() {
    try {
      var data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "run-");
      var log = data.resolveSibling(data.getFileName() + ".log");
      var process = launch(data, log);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
      return variables(await(data.resolve("demo.env"), process, log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process launch(Path data, Path log) throws IOException {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "dev.packshot.local.Main"));
    builder
        .environment()
        .putAll(
            Map.of(
                "PORT",
                "0",
                "S3_PORT",
                "0",
                "DATA",
                data.toString(),
                "KEY_PER_MINUTE",
                "5000",
                "CLOCK",
                "movable"));
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private static String await(Path file, Process process, Path log) throws IOException {
    long end = System.currentTimeMillis() + TIMEOUT_MILLIS;
    while (!Files.exists(file)) {
      if (System.currentTimeMillis() > end || hasEnded(process)) {
        throw new IllegalStateException("the local run did not start:\n" + Files.readString(log));
      }
    }
    return Files.readString(file);
  }

  /** Waits a moment and returns whether the process has ended. */
  private static boolean hasEnded(Process process) {
    try {
      return process.waitFor(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static Map<String, String> variables(String text) {
    var variables = new HashMap<>(Map.of("CLOCK", "movable"));
    text.lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> variables.put(pair[0], pair[1]));
    return variables;
  }

  private static void stop(Process process) {
    process.destroy();
    if (!hasEndedSoon(process)) {
      process.destroyForcibly();
    }
  }

  private static boolean hasEndedSoon(Process process) {
    try {
      return process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
