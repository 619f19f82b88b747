package dev.packshot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * The execution of commands with {@code --data}: the local run that uses the folder executes them,
 * because it holds the database. All other commands are executed here.
 */
final class SendToLocalRun implements CommandLine.IExecutionStrategy {
  /** The commands that are executed here, whatever their deployment is. */
  private static final Set<String> HERE = Set.of("help", "generate-completion", "upload");

  private final Packshot packshot;
  private final List<String> arguments;

  SendToLocalRun(Packshot packshot, String... arguments) {
    this.packshot = packshot;
    this.arguments = List.of(arguments);
  }

  @Override
  public int execute(ParseResult parsed) {
    var local = packshot.data != null && parsed.hasSubcommand();
    if (!local || isAnsweredHere(parsed)) {
      return new RunLast().execute(parsed);
    }
    try {
      return send();
    } catch (RuntimeException failure) {
      throw new CommandLine.ExecutionException(
          parsed.commandSpec().commandLine(), "The local run has not done it.", failure);
    }
  }

  /** Returns whether a command needs no deployment: help and completion. */
  private static boolean isAnsweredHere(ParseResult parsed) {
    for (var command : parsed.asCommandLineList()) {
      if (command.isUsageHelpRequested()
          || command.isVersionHelpRequested()
          || HERE.contains(command.getCommandName())) {
        return true;
      }
    }
    return false;
  }

  private int send() {
    if (packshot.stage != null) {
      throw CommandFailure.usage("Give --stage or --data, not both.");
    }
    var run = LocalRun.of(packshot.data);
    var answer = run.execute(arguments, packshot.terminal().environment());
    if (answer.question().isPresent()) {
      packshot.confirm(answer.question().get());
      var confirmed = new ArrayList<>(arguments);
      confirmed.add("--yes");
      answer = run.execute(confirmed, packshot.terminal().environment());
    }
    packshot.terminal().out().print(answer.out());
    packshot.terminal().err().print(answer.err());
    return answer.exitCode();
  }
}
