package dev.packshot.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Programs besides the JDK that some tests need: CI must have them, a newcomer need not. */
final class Tools {
  private Tools() {}

  /** CDK is JavaScript inside, run by Node.js, whichever language the stack is written in. */
  static void needNode() {
    need(
        "node",
        "Node.js is not here, so the stack was not synthesized and not looked at.",
        "--version");
  }

  static void needPython() {
    need(
        "python3",
        "Python 3.11 or newer is not here, so cfn-lint has not read the template.",
        "-c",
        "import sys; sys.exit(sys.version_info < (3, 11))");
  }

  private static void need(String program, String otherwise, String... check) {
    if (System.getenv("CI") != null || isHere(program, check)) {
      return;
    }
    System.err.println("SKIPPED: " + otherwise);
    assumeTrue(false, otherwise);
  }

  private static boolean isHere(String program, String... check) {
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
