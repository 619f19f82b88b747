package dev.packshot.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;

/** Programs besides the JDK that some tests need: CI must have them, a newcomer need not. */
final class Tools {
  private Tools() {}

  /** CDK is JavaScript inside, run by Node.js, whichever language the stack is written in. */
  static void needNode() {
    need("node", "Node.js is not here, so the stack was not synthesized and not looked at.");
  }

  static void needPython() {
    need("python3", "Python 3 is not here, so cfn-lint has not read the template.");
  }

  private static void need(String program, String otherwise) {
    if (System.getenv("CI") != null || isHere(program)) {
      return;
    }
    System.err.println("SKIPPED: " + otherwise);
    assumeTrue(false, otherwise);
  }

  private static boolean isHere(String program) {
    try {
      var process =
          new ProcessBuilder(program, "--version")
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
