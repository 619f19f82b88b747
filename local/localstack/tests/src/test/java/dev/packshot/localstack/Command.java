package dev.packshot.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The result of a script or other command, run in the project's root folder. */
record Command(int exitCode, String output) {
  private static final Path ROOT = Path.of("..", "..", "..").toAbsolutePath().normalize();
  private static final long TIMEOUT_MINUTES = 5;

  static Command run(Map<String, String> environment, String... command) {
    try {
      var log = Files.createTempFile("command", ".log");
      var builder =
          new ProcessBuilder(command)
              .directory(ROOT.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the command does not end: " + Files.readString(log));
      }
      var result = new Command(process.exitValue(), Files.readString(log));
      Files.delete(log);
      return result;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Command expectSuccess() {
    if (exitCode != 0) {
      throw new AssertionError(exitCode + ": " + output);
    }
    return this;
  }

  String lastLine() {
    return output.strip().lines().reduce("", (earlier, later) -> later);
  }
}
