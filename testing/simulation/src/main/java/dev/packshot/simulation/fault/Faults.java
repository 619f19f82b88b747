package dev.packshot.simulation.fault;

import dev.packshot.simulation.time.Chance;
import dev.packshot.simulation.time.Scheduler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The faults of one world. Each world has some of the kinds, at rates of its own, so that rare
 * combinations are not hidden by common ones. In a harsh world they are much more frequent, so that
 * several of them meet. A point in a run at which a fault may happen has a name, under which it can
 * be suppressed in a repeated run.
 */
public final class Faults {
  private static final double SHARE_OF_KINDS = 0.5;
  private static final double SHARE_OF_HARSH_WORLDS = 0.25;
  private static final double HARSHNESS = 4;

  private final Scheduler scheduler;
  private final Map<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
  private final Set<String> suppressed;
  private final List<Fault> injected = new ArrayList<>();
  private boolean ended;

  /** A fault that was injected, and the name of the point at which it was. */
  public record Fault(String point, FaultKind kind) {}

  /**
   * Chooses the faults of a world.
   *
   * @param suppressed the points at which no fault is injected
   */
  public Faults(Scheduler scheduler, Chance chance, Set<String> suppressed) {
    this.scheduler = scheduler;
    this.suppressed = suppressed;
    double harshness = chance.of("harshness").happens(SHARE_OF_HARSH_WORLDS) ? HARSHNESS : 1;
    for (var kind : FaultKind.values()) {
      double rate = Math.min(1, harshness * kind.greatestRate()) * chance.between(1, 100) / 100;
      if (chance.happens(SHARE_OF_KINDS)) {
        rates.put(kind, rate);
      }
    }
  }

  /** Decides whether a fault happens to the running actor now, and remembers it. */
  public boolean happens(FaultKind kind) {
    var actor = scheduler.running();
    var rate = rates.get(kind);
    if (rate == null || ended || !actor.chance().happens(rate)) {
      return false;
    }
    var point = actor.name() + "/" + actor.nextCall();
    if (suppressed.contains(point)) {
      return false;
    }
    injected.add(new Fault(point, kind));
    return true;
  }

  /** Ends all faults, after which everything has to settle. */
  public void end() {
    ended = true;
  }

  /** Returns the faults that were injected so far. */
  public List<Fault> injected() {
    return List.copyOf(injected);
  }
}
