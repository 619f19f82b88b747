package dev.packshot.simulation.replay;

import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.simulation.lambda.RememberedJudge;
import dev.packshot.simulation.model.Checker;
import dev.packshot.simulation.model.PhotoLife;
import dev.packshot.simulation.model.Scenario;
import dev.packshot.simulation.model.Scenarios;
import dev.packshot.simulation.model.Trace;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * {@code make model}: visits all states of the scenarios of the model, and replays a trace for each
 * of their transitions, and random ones, against the production handlers. The environment variables
 * SEED and TRACES choose the random ones.
 */
public final class Main {
  private static final String DEFAULT_TRACES = "200";
  private static final int LONGEST_TRACE = 80;

  private final ImageJudge judge = new RememberedJudge(new DecodingImageJudge(ImageLimits.DEFAULT));
  private final SplittableRandom random;
  private final int traces;
  private long states;

  private Main(long seed, int traces) {
    random = new SplittableRandom(seed);
    this.traces = traces;
  }

  public static void main(String[] arguments) {
    long seed = variable("SEED").map(Long::parseLong).orElse(System.nanoTime() & 0xFFFF_FFFFL);
    System.out.println("SEED=" + seed);
    var main = new Main(seed, Integer.parseInt(variable("TRACES").orElse(DEFAULT_TRACES)));
    boolean holds = Scenarios.LARGE.stream().allMatch(main::holds);
    System.out.printf(Locale.ROOT, "%,d states in all%n", main.states);
    System.exit(holds ? 0 : 1);
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank());
  }

  private boolean holds(Scenario scenario) {
    System.out.println(scenario);
    long begin = System.nanoTime();
    var checker = new Checker(scenario);
    var broken = checker.run();
    states += checker.states();
    System.out.printf(
        Locale.ROOT,
        "  visited %,9d states, %,10d steps, depth %d, %.1f s%n",
        checker.states(),
        checker.steps(),
        checker.depth(),
        seconds(begin));
    if (broken.isPresent()) {
      System.out.println("BROKEN: " + broken.get().promise());
      broken.get().trace().lines(new PhotoLife(scenario)).forEach(System.out::println);
      return false;
    }
    replay(scenario, checker);
    return true;
  }

  private void replay(Scenario scenario, Checker checker) {
    long begin = System.nanoTime();
    checker.transitions().values().forEach(trace -> Replay.run(scenario, trace, judge));
    var life = new PhotoLife(scenario);
    for (int trace = 0; trace < traces; trace++) {
      Replay.run(scenario, Trace.random(life, random, LONGEST_TRACE), judge);
    }
    System.out.printf(
        Locale.ROOT,
        "  replayed %d transitions and %d random traces, %.1f s%n",
        checker.transitions().size(),
        traces,
        seconds(begin));
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
