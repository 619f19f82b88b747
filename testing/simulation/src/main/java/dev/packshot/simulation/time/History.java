package dev.packshot.simulation.time;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The steps of a run in words. Recording takes time, so that a world is run without it, and once
 * more with it if a promise was broken.
 */
public final class History {
  private final Scheduler scheduler;
  private final boolean recorded;
  private final List<Line> lines = new ArrayList<>();

  /** A step: when, by whom, and what happened. */
  public record Line(long millis, String actor, String text) {}

  public History(Scheduler scheduler, boolean recorded) {
    this.scheduler = scheduler;
    this.recorded = recorded;
  }

  /** Adds a step of the running actor. */
  public void add(Supplier<String> text) {
    if (recorded) {
      var actor = scheduler.running();
      lines.add(new Line(scheduler.millis(), actor == null ? "" : actor.name(), text.get()));
    }
  }

  public List<Line> lines() {
    return List.copyOf(lines);
  }
}
