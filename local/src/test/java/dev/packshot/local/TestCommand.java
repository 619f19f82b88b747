package dev.packshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.cli.Main;
import dev.packshot.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line, called for a local run as by its operator. */
final class TestCommand {
  private TestCommand() {}

  static Result run(Path data, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        Terminal.unattended(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of());
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    int exitCode = Main.run(terminal, all.toArray(String[]::new));
    return new Result(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** The result of a command. */
  record Result(int exitCode, String out, String err) {}
}
