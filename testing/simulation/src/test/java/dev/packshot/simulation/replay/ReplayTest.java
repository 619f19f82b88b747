package dev.packshot.simulation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageJudge;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.simulation.lambda.RememberedJudge;
import dev.packshot.simulation.model.Checker;
import dev.packshot.simulation.model.PhotoLife;
import dev.packshot.simulation.model.Scenario;
import dev.packshot.simulation.model.Scenarios;
import dev.packshot.simulation.model.Trace;
import dev.packshot.simulation.variant.Variant;
import dev.packshot.simulation.variant.Variants;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The production handlers do what the model does, step by step. */
class ReplayTest {
  static final List<Scenario> SCENARIOS = Scenarios.SMALL;

  private static final ImageJudge JUDGE =
      new RememberedJudge(new DecodingImageJudge(ImageLimits.DEFAULT));
  private static final int RANDOM_TRACES = 20;
  private static final int LONGEST_TRACE = 80;

  @ParameterizedTest
  @FieldSource("SCENARIOS")
  void takesEveryTransitionAsTheModelDoes(Scenario scenario) {
    var checker = new Checker(scenario);
    checker.run();
    assertThat(checker.transitions()).hasSizeGreaterThan(10);
    checker.transitions().values().forEach(trace -> Replay.run(scenario, trace, JUDGE));
  }

  @ParameterizedTest
  @FieldSource("SCENARIOS")
  void takesRandomStepsAsTheModelDoes(Scenario scenario) {
    var random = new SplittableRandom(15);
    var life = new PhotoLife(scenario);
    for (int trace = 0; trace < RANDOM_TRACES; trace++) {
      Replay.run(scenario, Trace.random(life, random, LONGEST_TRACE), JUDGE);
    }
  }

  @Test
  void leavesTheModelIfTheCodeIsAnother() {
    var scenario = Scenarios.SMALL.get(0);
    var checker = new Checker(scenario);
    checker.run();
    var variant = variant("a rejected object replaces a ready one");
    var difference =
        catchThrowable(
            () ->
                checker
                    .transitions()
                    .values()
                    .forEach(trace -> Replay.run(scenario, trace, JUDGE, variant)));
    assertThat(difference).isInstanceOf(Mismatch.class).hasMessageContaining("expected Observed");
  }

  private static Variant variant(String name) {
    return Variants.all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
