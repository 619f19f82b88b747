package dev.packshot.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** A listener that prints a report of all tests at the end and writes it to a file. */
public final class Report implements TestExecutionListener {
  private static final Path FILE = Path.of("target", "acceptance-report.txt");

  private final Map<String, Long> startedAt = new ConcurrentHashMap<>();
  private final Map<String, List<Line>> lines = new LinkedHashMap<>();
  private final long start = System.nanoTime();
  private TestPlan plan;

  private record Line(Outcome outcome, String name, String reason, long millis) {}

  private enum Outcome {
    PASSED("passed"),
    FAILED("FAILED"),
    NOT_APPLICABLE("n/a");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    startedAt.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean failed = result.getStatus() == TestExecutionResult.Status.FAILED;
    if (test.isTest() || failed) {
      long millis = (System.nanoTime() - startedAt.get(test.getUniqueId())) / 1_000_000;
      add(test, new Line(outcome(result), name(test), reason(result), millis));
    }
  }

  @Override
  public synchronized void executionSkipped(TestIdentifier test, String reason) {
    add(test, new Line(Outcome.NOT_APPLICABLE, name(test), reason, 0));
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan finished) {
    if (lines.isEmpty()) {
      return;
    }
    var text = text();
    System.out.println(text);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(TestIdentifier test, Line line) {
    lines.computeIfAbsent(group(test), name -> new ArrayList<>()).add(line);
  }

  private String text() {
    var text = new StringBuilder();
    text.append("\nAcceptance tests of ").append(Target.current().url()).append("\n");
    lines.forEach(
        (group, tests) -> {
          text.append("\n").append(group).append("\n");
          tests.forEach(line -> text.append(format(line)));
        });
    text.append(
        String.format(
            Locale.ROOT,
            "%n%d passed, %d failed, %d not applicable, in %.1f s;"
                + " %d requests and responses checked against the contract.%n",
            count(Outcome.PASSED),
            count(Outcome.FAILED),
            count(Outcome.NOT_APPLICABLE),
            (System.nanoTime() - start) / 1e9,
            Api.checked()));
    return text.toString();
  }

  private static String format(Line line) {
    var reason = line.reason().isEmpty() ? "" : "\n" + line.reason().indent(19).stripTrailing();
    return String.format(
        Locale.ROOT,
        "  %-6s %6d ms  %s%s%n",
        line.outcome().label,
        line.millis(),
        line.name(),
        reason);
  }

  private long count(Outcome outcome) {
    return lines.values().stream()
        .flatMap(List::stream)
        .filter(line -> line.outcome() == outcome)
        .count();
  }

  private static Outcome outcome(TestExecutionResult result) {
    return switch (result.getStatus()) {
      case SUCCESSFUL -> Outcome.PASSED;
      case FAILED -> Outcome.FAILED;
      case ABORTED -> Outcome.NOT_APPLICABLE;
    };
  }

  private static String reason(TestExecutionResult result) {
    return result
        .getThrowable()
        .map(Throwable::getMessage)
        .map(message -> message.replaceFirst("^Assumption failed: ", ""))
        .orElse("");
  }

  /** Returns the name of the test's class in words. */
  private String group(TestIdentifier test) {
    for (var at = test; ; at = plan.getParent(at).orElseThrow()) {
      if (at.getSource().filter(ClassSource.class::isInstance).isPresent()
          || plan.getParent(at).isEmpty()) {
        return words(at.getDisplayName().replaceFirst("Test$", ""));
      }
    }
  }

  private String name(TestIdentifier test) {
    var name = words(test.getDisplayName().replaceFirst("\\(.*\\)$", ""));
    var parent = plan.getParent(test).orElseThrow();
    boolean isParameterized = parent.getSource().filter(ClassSource.class::isInstance).isEmpty();
    return isParameterized && plan.getParent(parent).isPresent()
        ? words(parent.getDisplayName().replaceFirst("\\(.*\\)$", ""))
            + ": "
            + test.getDisplayName()
        : name;
  }

  /** Converts {@code opensASession} into "opens a session". */
  private static String words(String camelCase) {
    return camelCase.contains(" ")
        ? camelCase
        : camelCase.replaceAll("([A-Z])", " $1").strip().toLowerCase(Locale.ROOT);
  }
}
