package dev.packshot.simulation.model;

import java.util.Locale;

/** {@code make model}: visits all states of all scenarios. */
public final class ModelMain {
  private ModelMain() {}

  public static void main(String[] arguments) {
    var scenarios = arguments.length > 0 ? Scenarios.SMALL : Scenarios.LARGE;
    System.exit(scenarios.stream().allMatch(ModelMain::holds) ? 0 : 1);
  }

  private static boolean holds(Scenario scenario) {
    long begin = System.nanoTime();
    var checker = new Checker(scenario);
    var broken = checker.run();
    System.out.printf(
        Locale.ROOT,
        "%,10d states %,11d steps  depth %2d  %6.1f s  %s%n",
        checker.states(),
        checker.steps(),
        checker.depth(),
        (System.nanoTime() - begin) / 1e9,
        scenario);
    broken.ifPresent(
        it -> {
          System.out.println("BROKEN: " + it.promise());
          it.trace().lines(new PhotoLife(scenario)).forEach(System.out::println);
        });
    return broken.isEmpty();
  }
}
