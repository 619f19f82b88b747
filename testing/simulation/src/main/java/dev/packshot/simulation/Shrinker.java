package dev.packshot.simulation;

import dev.packshot.simulation.fault.Faults.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/**
 * A search for the shortest history that breaks a promise: clients and faults are taken away as
 * long as the same promise is broken without them.
 */
final class Shrinker {
  private final Function<WorldPlan, WorldResult> worlds;
  private WorldResult shortest;

  private Shrinker(Function<WorldPlan, WorldResult> worlds, WorldResult broken) {
    this.worlds = worlds;
    shortest = broken;
  }

  /** Returns the plan of a world with as few clients and faults as possible. */
  static WorldPlan shrink(Function<WorldPlan, WorldResult> worlds, WorldResult broken) {
    var shrinker = new Shrinker(worlds, broken);
    shrinker.removeClients();
    shrinker.removeFaults();
    return shrinker.shortest.plan();
  }

  private void removeClients() {
    for (var client : shortest.clients()) {
      var without = new HashSet<>(shortest.plan().withoutClients());
      without.add(client);
      tryPlan(
          new WorldPlan(
              shortest.plan().seed(),
              shortest.plan().lives(),
              shortest.plan().withoutFaults(),
              without));
    }
  }

  /** Takes away all faults, then halves, quarters and so on, down to single ones. */
  private void removeFaults() {
    for (int size = shortest.faults().size(); size >= 1; size /= 2) {
      for (var part : parts(shortest.faults(), size)) {
        removeFaults(part);
      }
    }
  }

  private void removeFaults(List<Fault> part) {
    var without = new HashSet<>(shortest.plan().withoutFaults());
    part.forEach(fault -> without.add(fault.point()));
    tryPlan(
        new WorldPlan(
            shortest.plan().seed(),
            shortest.plan().lives(),
            without,
            shortest.plan().withoutClients()));
  }

  private void tryPlan(WorldPlan plan) {
    var result = worlds.apply(plan);
    if (result.broken().equals(shortest.broken())) {
      shortest = result;
    }
  }

  private static List<List<Fault>> parts(List<Fault> faults, int size) {
    var parts = new ArrayList<List<Fault>>();
    for (int from = 0; from < faults.size(); from += size) {
      parts.add(faults.subList(from, Math.min(faults.size(), from + size)));
    }
    return parts;
  }
}
