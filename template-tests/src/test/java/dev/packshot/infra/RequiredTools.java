package dev.packshot.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs besides the JDK that some tests require. Without them, the tests fail in CI and are
 * skipped elsewhere.
 */
final class RequiredTools {
  private RequiredTools() {}

  /** Requires Node.js, which runs CDK for stacks in every language. */
  static void requireNode() {
    require("node", "Node.js is not installed, so the stack was not synthesized.", "--version");
  }

  static void requirePython() {
    require(
        "python3",
        "Python 3.11 or newer is not installed, so cfn-lint did not run.",
        "-c",
        "import sys; sys.exit(sys.version_info < (3, 11))");
  }

  private static void require(String program, String consequence, String... check) {
    if (System.getenv("CI") != null || isInstalled(program, check)) {
      return;
    }
    System.err.println("SKIPPED: " + consequence);
    assumeTrue(false, consequence);
  }

  private static boolean isInstalled(String program, String... check) {
    try {
      var command = new ArrayList<>(List.of(check));
      command.add(0, program);
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
