package dev.packshot.simulation;

import java.time.Duration;
import java.util.Optional;

/**
 * {@code make sim}: runs worlds until a number of photo lives or a time is reached, or until a
 * promise is broken. The environment variables SEED, LIVES and MINUTES are optional.
 */
public final class Main {
  private static final long DEFAULT_LIVES = 2_000;

  private Main() {}

  public static void main(String[] arguments) {
    long seed = number("SEED").orElseGet(() -> System.nanoTime() & 0xFFFF_FFFFL);
    var minutes = number("MINUTES");
    long lives = number("LIVES").orElse(minutes.isPresent() ? Long.MAX_VALUE : DEFAULT_LIVES);
    long end =
        System.nanoTime()
            + minutes.map(it -> Duration.ofMinutes(it).toNanos()).orElse(Long.MAX_VALUE / 4);
    System.exit(run(seed, lives, end) ? 0 : 1);
  }

  private static boolean run(long seed, long lives, long end) {
    var report = new Report(System.out);
    var simulation = Simulation.remembering();
    long begin = System.nanoTime();
    System.out.println("SEED=" + seed);
    for (long world = seed; simulation.lives() < lives && System.nanoTime() < end; world++) {
      int left = (int) Math.min(Simulation.LIVES_PER_WORLD, lives - simulation.lives());
      var broken = simulation.run(world, left);
      if (broken.isPresent()) {
        report.broken(simulation.explain(broken.get()));
        report.summary(simulation, System.nanoTime() - begin);
        return false;
      }
    }
    report.summary(simulation, System.nanoTime() - begin);
    return true;
  }

  private static Optional<Long> number(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(text -> !text.isBlank())
        .map(Long::valueOf);
  }
}
