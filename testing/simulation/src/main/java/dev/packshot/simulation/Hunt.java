package dev.packshot.simulation;

import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.simulation.lambda.RememberedJudge;
import dev.packshot.simulation.variant.Variant;
import java.time.Duration;
import java.util.Optional;

/** A search for the world in which a planted fault breaks a promise. */
final class Hunt {
  private final ImageJudge judge = new RememberedJudge(new DecodingImageJudge(ImageLimits.DEFAULT));

  /** The processor time of the search, which does not depend on what else a machine does. */
  private final Duration longest;

  Hunt(Duration longest) {
    this.longest = longest;
  }

  /**
   * Runs worlds without a planted call, and returns the broken promise and the seed; empty if none
   * breaks one. It is called by its name, on classes of which one has a planted fault.
   */
  static Optional<String[]> run(long seconds) {
    return new Hunt(Duration.ofSeconds(seconds))
        .find(Variant.NONE)
        .map(it -> new String[] {it.broken().orElseThrow(), Long.toString(it.plan().seed())});
  }

  /** Runs worlds until one breaks a promise. */
  Optional<WorldResult> find(Variant variant) {
    var begin = processorTime();
    for (long seed = 1; processorTime().minus(begin).compareTo(longest) < 0; seed++) {
      var plan = WorldPlan.of(seed, Simulation.LIVES_PER_WORLD);
      var result = new World(plan, judge, variant, false).run();
      if (result.failure().isPresent()) {
        return Optional.of(result);
      }
    }
    return Optional.empty();
  }

  static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
