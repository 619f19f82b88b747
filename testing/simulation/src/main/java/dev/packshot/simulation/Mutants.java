package dev.packshot.simulation;

import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.simulation.lambda.RememberedJudge;
import dev.packshot.simulation.variant.Variant;
import dev.packshot.simulation.variant.Variants;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * {@code make sim-mutants}: runs worlds with each planted fault until a promise is broken, and
 * prints a table of what found it. The environment variable SECONDS is the time for each fault, and
 * MUTANT a part of the names of those to plant.
 */
public final class Mutants {
  private static final String DEFAULT_SECONDS = "60";

  private Mutants() {}

  public static void main(String[] arguments) {
    long seconds = Long.parseLong(System.getenv().getOrDefault("SECONDS", DEFAULT_SECONDS));
    var judge = new RememberedJudge(new DecodingImageJudge(ImageLimits.DEFAULT));
    System.out.println("| planted fault | found by | seed | seconds |");
    System.out.println("|---|---|---:|---:|");
    var part = System.getenv().getOrDefault("MUTANT", "");
    var variants = Variants.all().stream().filter(it -> it.name().contains(part)).toList();
    int found = 0;
    for (var variant : variants) {
      long begin = System.nanoTime();
      var changes = new LongAdder();
      var broken =
          find(
              variant.observed(changes::increment),
              judge,
              begin + TimeUnit.SECONDS.toNanos(seconds));
      found += broken.isPresent() ? 1 : 0;
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %.1f |%n",
          variant.name(),
          broken
              .flatMap(WorldResult::broken)
              .map(it -> "`" + it + "`")
              .orElse(changes.sum() == 0 ? "never reached" : "not found"),
          broken.map(it -> Long.toString(it.plan().seed())).orElse(""),
          (System.nanoTime() - begin) / 1e9);
    }
    System.out.printf(Locale.ROOT, "%d of %d found%n", found, variants.size());
  }

  private static Optional<WorldResult> find(Variant variant, ImageJudge judge, long end) {
    for (long seed = 1; System.nanoTime() < end; seed++) {
      var plan = WorldPlan.of(seed, Simulation.LIVES_PER_WORLD);
      var result = new World(plan, judge, variant, false).run();
      if (result.failure().isPresent()) {
        return Optional.of(result);
      }
    }
    return Optional.empty();
  }
}
