package dev.packshot.simulation;

import java.util.Set;

/**
 * The description of one world, from which it can be run again in the same way.
 *
 * @param lives the number of photos that its apps take
 * @param withoutFaults the points at which no fault is injected
 * @param withoutClients the names of clients that do not take part
 */
public record WorldPlan(
    long seed, int lives, Set<String> withoutFaults, Set<String> withoutClients) {

  public WorldPlan {
    withoutFaults = Set.copyOf(withoutFaults);
    withoutClients = Set.copyOf(withoutClients);
  }

  /** Returns a world with all its clients and faults. */
  public static WorldPlan of(long seed, int lives) {
    return new WorldPlan(seed, lives, Set.of(), Set.of());
  }
}
