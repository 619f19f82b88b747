package dev.packshot.simulation;

import static dev.packshot.simulation.api.Traffic.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.event.Route;
import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.simulation.fault.FaultKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Worlds from fixed seeds, in which no promise may be broken. */
class SimulationTest {
  private static final int WORLDS = 100;

  /** The routes that write, without those of browser sessions, for which users have to sign in. */
  private static final List<Route> ROUTES_THAT_WRITE =
      Arrays.stream(Route.values())
          .filter(route -> !route.method().equals("GET"))
          .filter(route -> !route.path().endsWith("/browser-session"))
          .toList();

  /** What the bucket answers to uploads. */
  private static final String[] UPLOADS = {
    "POST to the bucket 201",
    "POST to the bucket 400 BadDigest",
    "POST to the bucket 400 EntityTooLarge",
    "POST to the bucket 403 AccessDenied",
    "PUT to the bucket 201",
    "PUT to the bucket 403 AccessDenied",
    "PUT to the bucket 403 SignatureDoesNotMatch"
  };

  @Test
  void keepsEveryPromiseUnderEveryKindOfFault() {
    var simulation = Simulation.remembering();
    for (long seed = 1; seed <= WORLDS; seed++) {
      var broken = simulation.run(seed, Simulation.LIVES_PER_WORLD);
      assertThat(broken.flatMap(WorldResult::failure)).as("make sim SEED=" + seed).isEmpty();
    }
    assertThat(simulation.faults()).containsOnlyKeys(FaultKind.values());
    assertThat(simulation.traffic()).containsKeys(UPLOADS);
    assertThat(routesAnswered(simulation)).containsAll(ROUTES_THAT_WRITE);
  }

  private static List<Route> routesAnswered(Simulation simulation) {
    return Arrays.stream(Route.values())
        .filter(
            route ->
                IntStream.of(200, 201, 204)
                    .mapToObj(status -> name(route, status))
                    .anyMatch(simulation.traffic()::containsKey))
        .toList();
  }

  /** Returns the seeds of docs/simulation.md with which the simulation has found faults. */
  static LongStream seedsThatFoundFaults() {
    return LongStream.of(1, 2, 4, 11, 15, 24, 27, 63, 67, 105, 359, 20007, 20902);
  }

  @ParameterizedTest
  @MethodSource("seedsThatFoundFaults")
  void keepsEveryPromiseInAWorldThatFoundAFault(long seed) {
    var broken = Simulation.remembering().run(seed, Simulation.LIVES_PER_WORLD);
    assertThat(broken.flatMap(WorldResult::failure)).isEmpty();
  }

  @Test
  void repeatsAWorldToTheLastStep() {
    var judge = new DecodingImageJudge(ImageLimits.DEFAULT);
    for (long seed = 1; seed <= 10; seed++) {
      var plan = WorldPlan.of(seed, Simulation.LIVES_PER_WORLD);
      var first = new World(plan, judge, true).run();
      assertThat(new World(plan, judge, true).run()).isEqualTo(first);
      assertThat(first.history()).isNotEmpty();
    }
  }
}
