package dev.packshot.infra.versions;

import dev.packshot.infra.account.Aws;
import dev.packshot.infra.account.AwsCli;
import dev.packshot.infra.account.AwsRefusal;
import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * The program that looks after the versions of a deployed stage's functions. Its optional argument
 * is the environment variable {@code TO}.
 */
public final class Versions {
  private final Aws aws;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  Versions(Aws aws, Map<String, String> environment, PrintStream out, PrintStream err) {
    this.aws = aws;
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs a command.
   *
   * @param arguments the stage and the command: {@code prune}, {@code rollback} or {@code priming}
   */
  public static void main(String[] arguments) {
    var versions = new Versions(new AwsCli(), System.getenv(), System.out, System.err);
    System.exit(versions.run(arguments[0], arguments[1]));
  }

  /** Runs a command, or prints why it cannot; returns the exit code. */
  int run(String stage, String command) {
    try {
      switch (command) {
        case "prune" -> new Prune(aws, out).run(stage);
        case "rollback" -> new Rollback(aws, out).run(stage, time());
        case "priming" -> new PrimingReport(aws, out).run(stage);
        default -> throw new IllegalArgumentException("There is no such command.");
      }
      return 0;
    } catch (AwsRefusal | IllegalArgumentException reason) {
      err.println(command + ": " + reason.getMessage());
      return 1;
    }
  }

  private Optional<Instant> time() {
    try {
      return Optional.ofNullable(environment.get("TO"))
          .filter(text -> !text.isBlank())
          .map(AwsTime::parse);
    } catch (DateTimeParseException invalid) {
      throw new IllegalArgumentException(
          "TO= must be a time such as 2026-11-20T12:00:00Z.", invalid);
    }
  }
}
