package dev.packshot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The input and output of a program.
 *
 * @param out receives results
 * @param err receives messages
 * @param environment the environment variables
 * @param question asks for a yes; throws {@link ConfirmationNeeded} if nobody can be asked
 */
public record Terminal(
    PrintStream out, PrintStream err, Map<String, String> environment, Predicate<String> question) {

  /** Returns the terminal of this process. */
  static Terminal ofProcess() {
    return new Terminal(System.out, System.err, System.getenv(), Terminal::ask);
  }

  /** Returns a terminal at which nobody can be asked. */
  public static Terminal unattended(
      PrintStream out, PrintStream err, Map<String, String> environment) {
    return new Terminal(
        out,
        err,
        environment,
        question -> {
          throw new ConfirmationNeeded(question);
        });
  }

  private static boolean ask(String question) {
    if (!isInteractive()) {
      throw new ConfirmationNeeded(question);
    }
    System.err.print(question + " [yes/no] ");
    System.err.flush();
    var input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    try {
      return "yes".equalsIgnoreCase(String.valueOf(input.readLine()).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether a person is at the terminal, as the start script has found out. */
  static boolean isInteractive() {
    return Boolean.getBoolean("packshot.terminal");
  }
}
