package dev.packshot.simulation;

import dev.packshot.simulation.variant.Patch;
import dev.packshot.simulation.variant.PatchedClasses;
import dev.packshot.simulation.variant.Patches;
import dev.packshot.simulation.variant.Variant;
import dev.packshot.simulation.variant.Variants;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * {@code make sim-mutants}: runs worlds with each planted fault until a promise is broken, and
 * prints a table of what found it. The environment variable SECONDS is the processor time for each
 * fault, and MUTANT a regular expression for a part of the names of those to plant.
 */
public final class Mutants {
  private static final String DEFAULT_SECONDS = "60";
  private static final double MILLIS = 1e3;

  private final Duration longest;
  private int planted;
  private int found;

  private Mutants(Duration longest) {
    this.longest = longest;
  }

  /** The finding about a fault: the broken promise and the seed, or why nothing has found it. */
  private record Finding(boolean isFound, String promise, String seed) {
    static Finding of(String promise, String seed) {
      return new Finding(true, "`" + promise + "`", seed);
    }

    static Finding none(String how) {
      return new Finding(false, how, "");
    }
  }

  public static void main(String[] arguments) {
    var seconds = Long.parseLong(System.getenv().getOrDefault("SECONDS", DEFAULT_SECONDS));
    var chosen = Pattern.compile(System.getenv().getOrDefault("MUTANT", ""));
    new Mutants(Duration.ofSeconds(seconds)).plantAll(chosen);
  }

  private void plantAll(Pattern chosen) {
    System.out.println("| planted fault | found by | seed | seconds |");
    System.out.println("|---|---|---:|---:|");
    plant(Variants.all(), Variant::name, chosen, this::find);
    plant(Patches.all(), Patch::name, chosen, this::find);
    System.out.printf(
        Locale.ROOT,
        "%n%d of %d found in %d s of processor time each; %s, JDK %s, %d processors, load %.1f%n",
        found,
        planted,
        longest.toSeconds(),
        LocalDate.now(ZoneOffset.UTC),
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private <T> void plant(
      List<T> faults, Function<T, String> name, Pattern chosen, Function<T, Finding> search) {
    faults.stream()
        .filter(fault -> chosen.matcher(name.apply(fault)).find())
        .forEach(fault -> plant(name.apply(fault), () -> search.apply(fault)));
  }

  private void plant(String name, Supplier<Finding> search) {
    var begin = Hunt.processorTime();
    var finding = search.get();
    planted++;
    found += finding.isFound() ? 1 : 0;
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %.1f |%n",
        name,
        finding.promise(),
        finding.seed(),
        Hunt.processorTime().minus(begin).toMillis() / MILLIS);
  }

  private Finding find(Variant variant) {
    var changes = new LongAdder();
    return new Hunt(longest)
        .find(variant.observed(changes::increment))
        .map(it -> Finding.of(it.broken().orElseThrow(), Long.toString(it.plan().seed())))
        .orElseGet(() -> Finding.none(changes.sum() == 0 ? "never reached" : "not found"));
  }

  /** Searches on classes of their own, of which one has the fault. */
  @SuppressWarnings("unchecked") // the result consists of classes of the JDK
  private Finding find(Patch patch) {
    try {
      var hunt = Class.forName(Hunt.class.getName(), true, new PatchedClasses(patch));
      var run = hunt.getDeclaredMethod("run", long.class);
      run.setAccessible(true);
      var result = (Optional<String[]>) run.invoke(null, longest.toSeconds());
      return result.map(it -> Finding.of(it[0], it[1])).orElseGet(() -> Finding.none("not found"));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
