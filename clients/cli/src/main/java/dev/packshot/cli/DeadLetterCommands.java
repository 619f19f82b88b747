package dev.packshot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The commands about dead letters. */
@Command(
    mixinStandardHelpOptions = true,
    name = "dlq",
    description = "Dead letters: events of uploads that failed twelve times.",
    synopsisSubcommandLabel = "COMMAND")
final class DeadLetterCommands {
  /** The most that are read: a list of more is of no use to a person. */
  static final int MOST = 100;

  @ParentCommand private Packshot packshot;

  @Command(
      mixinStandardHelpOptions = true,
      name = "list",
      description = "Lists dead letters, and leaves them where they are.")
  int list(
      @Option(
              names = "--limit",
              defaultValue = "20",
              description = "How many (default: ${DEFAULT-VALUE}, at most 100).")
          int limit) {
    var letters = read(Math.max(1, Math.min(limit, MOST)));
    var rows = letters.stream().map(DeadLetterCommands::json).toList();
    packshot.output().rows(rows, "There are no dead letters.", "id", "sent", "s3_key");
    return ExitCode.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "show",
      description = "Shows a dead letter with its event.")
  int show(@Parameters(paramLabel = "ID", description = "The id that dlq list shows.") String id) {
    var letter =
        read(MOST).stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .orElseThrow(() -> CommandFailure.refused("There is no dead letter " + id + "."));
    packshot.output().result(json(letter).put("event", letter.body()), letter.body());
    return ExitCode.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "redrive",
      description = "Moves all dead letters back to the queue. Handling an event twice is safe.")
  int redrive() {
    var count = packshot.deployment().queue().state().deadLetters();
    if (count == 0) {
      packshot.output().result(Output.object().put("moved", 0), "There are no dead letters.");
      return ExitCode.DONE;
    }
    packshot.confirm("Move about " + count + " dead letters back to the queue?");
    long moved = packshot.deployment().queue().redrive();
    packshot
        .output()
        .result(
            Output.object().put("moved", moved),
            "Dead letters moved back to the upload queue: about " + moved + ".");
    return ExitCode.DONE;
  }

  private List<EventQueue.DeadLetter> read(int limit) {
    return packshot.deployment().queue().deadLetters(limit);
  }

  static ObjectNode json(EventQueue.DeadLetter letter) {
    return Output.object()
        .put("id", letter.id())
        .put("sent", letter.sentAt().map(Instant::toString).orElse(null))
        .put("s3_key", EventText.keys(letter.body()).stream().findFirst().orElse(null));
  }
}
