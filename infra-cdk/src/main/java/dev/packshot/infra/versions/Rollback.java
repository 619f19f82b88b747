package dev.packshot.infra.versions;

import dev.packshot.infra.account.Aws;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The return of all functions of a stage to what ran before a point in time. Only aliases are
 * moved. A deployment publishes only the functions that it changes, so each function has its own
 * number to go back to, and some do not move.
 */
final class Rollback {
  private final Aws aws;
  private final PrintStream out;

  Rollback(Aws aws, PrintStream out) {
    this.aws = aws;
    this.out = out;
  }

  /**
   * Moves the aliases.
   *
   * @param before the time to go back to; the start of the last deployment if it is absent
   * @throws IllegalArgumentException if no alias is to be moved
   */
  void run(String stage, Optional<Instant> before) {
    var time = before.orElseGet(() -> LastDeployment.of(aws, stage));
    var moves =
        PublishedVersions.of(aws, stage).parallelStream()
            .flatMap(function -> move(function, time).stream())
            .toList();
    if (moves.isEmpty()) {
      throw new IllegalArgumentException(
          "Every function runs what was published before " + time + ", or has no older version.");
    }
    out.println("Going back to what ran before " + time + ":");
    execute(moves);
  }

  /**
   * The move of an alias.
   *
   * @param from the version that it names now
   */
  record Move(String function, int from, PublishedVersions.Version to) {}

  /** Returns the move of a function's alias; empty if it stays. */
  private Optional<Move> move(PublishedVersions function, Instant before) {
    if (function.versions().size() < 2) {
      return Optional.empty();
    }
    return Aliases.of(aws, function.function())
        .live()
        .flatMap(live -> function.before(before).map(to -> new Move(function.function(), live, to)))
        .filter(move -> move.to().number() != move.from());
  }

  private void execute(List<Move> moves) {
    for (var move : moves) {
      var version = String.valueOf(move.to().number());
      aws.run(
          "lambda",
          "update-alias",
          "--function-name",
          move.function(),
          "--name",
          Aliases.LIVE,
          "--function-version",
          version);
      out.printf(
          "  %s: %d -> %s, of %s%s%n",
          move.function(), move.from(), version, move.to().publishedAt(), note(move));
    }
  }

  /** Returns a warning if the version has no snapshot any more. */
  private String note(Move move) {
    var state =
        aws.run(
            "lambda",
            "get-function-configuration",
            "--function-name",
            move.function(),
            "--qualifier",
            String.valueOf(move.to().number()),
            "--query",
            "State");
    return state.asText().equals("Inactive")
        ? " (idle for 14 days: refuses calls for some minutes, until it has a snapshot again)"
        : "";
  }
}
