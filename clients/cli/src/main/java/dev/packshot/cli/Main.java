package dev.packshot.cli;

import java.time.Clock;

/** The program {@code packshot}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(Terminal.ofProcess(), arguments));
  }

  /** Runs a command and returns the exit code. */
  public static int run(Terminal terminal, String... arguments) {
    var cli = new Cli(terminal, AwsDeployment::open, Clock.systemUTC());
    return cli.run(new SendToLocalRun(cli.packshot(), arguments), arguments);
  }
}
