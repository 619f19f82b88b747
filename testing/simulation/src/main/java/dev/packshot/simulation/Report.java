package dev.packshot.simulation;

import dev.packshot.simulation.promise.BrokenPromise;
import dev.packshot.simulation.time.History;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The report of a simulation in words. */
final class Report {
  /** A shortuuid. */
  private static final Pattern ID = Pattern.compile("[2-9A-HJ-NP-Za-km-z]{22}");

  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void summary(Simulation simulation, long nanos) {
    double seconds = nanos / NANOS_PER_SECOND;
    print(
        "%,d photo lives in %,d worlds, %,d steps, %.1f s, %,.0f lives a second",
        simulation.lives(),
        simulation.worlds(),
        simulation.steps(),
        seconds,
        simulation.lives() / seconds);
    print("Answers that clients got:");
    new TreeMap<>(simulation.traffic()).forEach(this::count);
    print("Faults injected:");
    new TreeMap<>(simulation.faults()).forEach((kind, count) -> count(kind.toString(), count));
  }

  private void count(String name, long number) {
    print("  %-38s %,10d", name, number);
  }

  void broken(WorldResult result) {
    print("");
    print("BROKEN PROMISE %s", result.broken().orElse("none when it was repeated"));
    result.failure().ifPresent(failure -> print("%s", failure.getMessage()));
    print("");
    print("The shortest history that breaks it:");
    relevant(result).forEach(this::line);
    result
        .failure()
        .filter(it -> !(it instanceof BrokenPromise))
        .ifPresent(it -> it.printStackTrace(out));
    print("");
    print("Repeat it with");
    print("  make sim SEED=%d LIVES=%d", result.plan().seed(), result.plan().lives());
  }

  /** Returns the steps about the things that the failure names; all steps if it names none. */
  private static List<History.Line> relevant(WorldResult result) {
    var message = result.failure().map(Throwable::getMessage).orElse("");
    var ids = ID.matcher(message).results().map(MatchResult::group).distinct().toList();
    return result.history().stream()
        .filter(line -> ids.isEmpty() || ids.stream().anyMatch(line.text()::contains))
        .toList();
  }

  private void line(History.Line line) {
    print("  %s  %-16s %s", Instant.ofEpochMilli(line.millis()), line.actor(), line.text());
  }

  private void print(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }
}
