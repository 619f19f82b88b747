package dev.packshot.infra.scripts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A finished command of the operator, run in the root folder of the project. */
record Script(int exitCode, String output) {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /**
   * Runs a command with these environment variables beside the inherited ones, but without the
   * credentials and settings of AWS that this machine has.
   */
  static Script run(Map<String, String> environment, String... command) {
    try {
      var builder = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      builder.environment().put("AWS_CONFIG_FILE", "/dev/null");
      builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
      builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
      builder.environment().putAll(environment);
      var process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Script(process.waitFor(), output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /**
   * Requires programs and the built CDK app. Without them, tests fail in CI and are skipped
   * elsewhere.
   */
  static void require(String... programs) {
    for (var program : programs) {
      require(run(Map.of(), "bash", "-c", "command -v " + program).exitCode() == 0, program);
    }
    require(Files.isDirectory(ROOT.resolve("infra-cdk/target/lib")), "the packaged CDK app");
  }

  private static void require(boolean there, String what) {
    if (!there && System.getenv("CI") == null) {
      System.err.println(
          "SKIPPED: " + what + " is missing, so the operator's scripts did not run.");
      assumeTrue(false, what);
    }
  }
}
