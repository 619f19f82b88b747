package dev.packshot.simulation;

import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.simulation.fault.FaultKind;
import dev.packshot.simulation.lambda.RememberedJudge;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A series of worlds, each with the next seed, that ends with the first broken promise. */
public final class Simulation {
  /** The number of photos in one world. */
  public static final int LIVES_PER_WORLD = 8;

  private final ImageJudge judge;
  private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
  private final Map<String, Long> traffic = new TreeMap<>();
  private long worlds;
  private long lives;
  private long steps;

  private Simulation(ImageJudge judge) {
    this.judge = judge;
  }

  /** Returns a simulation whose judge judges equal bytes only once. */
  public static Simulation remembering() {
    return new Simulation(new RememberedJudge(new DecodingImageJudge(ImageLimits.DEFAULT)));
  }

  /** Returns a simulation whose judge judges every upload. */
  public static Simulation judging() {
    return new Simulation(new DecodingImageJudge(ImageLimits.DEFAULT));
  }

  /** Runs one world. Returns its result if a promise was broken. */
  public Optional<WorldResult> run(long seed, int livesOfWorld) {
    var result = run(WorldPlan.of(seed, livesOfWorld), false);
    worlds++;
    lives += result.lives();
    steps += result.steps();
    result.faults().forEach(fault -> faults.merge(fault.kind(), 1L, Long::sum));
    result.traffic().forEach((name, count) -> traffic.merge(name, count, Long::sum));
    return result.failure().isPresent() ? Optional.of(result) : Optional.empty();
  }

  /** Returns the shortest history that breaks the same promise. */
  public WorldResult explain(WorldResult broken) {
    return run(Shrinker.shrink(plan -> run(plan, false), broken), true);
  }

  private WorldResult run(WorldPlan plan, boolean recorded) {
    return new World(plan, judge, recorded).run();
  }

  public long worlds() {
    return worlds;
  }

  public long lives() {
    return lives;
  }

  public long steps() {
    return steps;
  }

  /** Returns the numbers of answers that clients got, by what was asked and how it ended. */
  public Map<String, Long> traffic() {
    return Map.copyOf(traffic);
  }

  /** Returns the number of injected faults of each kind. */
  public Map<FaultKind, Long> faults() {
    return Map.copyOf(faults);
  }
}
