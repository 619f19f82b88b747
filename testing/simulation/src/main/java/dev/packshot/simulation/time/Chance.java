package dev.packshot.simulation.time;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A source of random decisions. Each actor has its own, derived from the seed and the actor's name,
 * so that a world without one of its actors treats the others in the same way.
 */
public final class Chance {
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private final long seed;
  private final SplittableRandom random;

  public Chance(long seed) {
    this.seed = seed;
    random = new SplittableRandom(seed);
  }

  /** Returns the source of a part of the world; the same one for the same name. */
  public Chance of(String name) {
    return new Chance((seed ^ name.hashCode()) * MIX + name.length());
  }

  /** Returns whether an event of this probability happens. */
  public boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** Returns a number from a range, both ends included. */
  public long between(long least, long greatest) {
    return random.nextLong(least, greatest + 1);
  }

  /** Returns one of the choices, each with the same probability. */
  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Returns the random numbers of production code. */
  public RandomGenerator generator() {
    return random;
  }
}
