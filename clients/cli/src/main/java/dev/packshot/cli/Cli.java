package dev.packshot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.id.UserId;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import software.amazon.awssdk.core.exception.SdkException;

/** One run of the program. */
public final class Cli {
  private static final Pattern KEYS = Pattern.compile("\\b(csb|csu|cpk)_[0-9A-Za-z_]+");

  private static final int USAGE_WIDTH = 110;

  private final Terminal terminal;
  private final Packshot packshot;
  private String question;

  public Cli(Terminal terminal, Deployments deployments, Clock clock) {
    this.terminal = terminal;
    this.packshot = new Packshot(terminal, deployments, clock);
  }

  /** Runs a command and returns the exit code. */
  public int run(String... arguments) {
    return run(new RunLast(), arguments);
  }

  /** Runs a command by a strategy that may send it elsewhere. */
  int run(CommandLine.IExecutionStrategy strategy, String... arguments) {
    try {
      return commandLine().setExecutionStrategy(strategy).execute(arguments);
    } finally {
      packshot.close();
    }
  }

  Packshot packshot() {
    return packshot;
  }

  private CommandLine commandLine() {
    var line = new CommandLine(packshot);
    convert(line, OrganizationId.class, OrganizationId::parse, "the id of an organization");
    convert(line, UserId.class, UserId::parse, "the id of a user");
    convert(line, SessionId.class, SessionId::parse, "the id of a session");
    line.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(USAGE_WIDTH)
        .setOut(new PrintWriter(terminal.out(), true, UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, UTF_8))
        .setParameterExceptionHandler(this::usage)
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
    return line;
  }

  private static <T> void convert(
      CommandLine line, Class<T> type, Function<String, Optional<T>> parser, String expected) {
    ITypeConverter<T> converter =
        text ->
            parser
                .apply(text)
                .orElseThrow(() -> new TypeConversionException("it must be " + expected));
    line.registerConverter(type, converter);
  }

  private int usage(ParameterException wrong, String[] arguments) {
    fail(wrong.getMessage());
    var line = wrong.getCommandLine();
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr())) {
      terminal.err().println("Help: " + line.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.USAGE;
  }

  /** Returns what a yes is needed for, if the command was not run because of that. */
  public Optional<String> question() {
    return Optional.ofNullable(question);
  }

  private int failed(Exception failure) {
    if (failure instanceof ConfirmationNeeded needed) {
      question = needed.getMessage();
      fail(question + " It needs a yes: repeat it with --yes.");
      return ExitCode.REFUSED;
    }
    if (failure instanceof CommandFailure known) {
      fail(known.getMessage());
      return known.exitCode();
    }
    if (failure instanceof IllegalArgumentException invalid) {
      fail(invalid.getMessage());
      return ExitCode.REFUSED;
    }
    if (failure instanceof SdkException refused) {
      fail("AWS could not do it: " + refused.getMessage());
      return ExitCode.UNREACHABLE;
    }
    fail("failed unexpectedly: " + failure);
    return ExitCode.REFUSED;
  }

  /** Prints a failure, without a key that was an argument by mistake. */
  private void fail(String message) {
    var safe = KEYS.matcher(String.valueOf(message)).replaceAll("$1_…");
    terminal
        .err()
        .println(packshot.json ? Output.object().put("error", safe) : "packshot: " + safe);
  }
}
