package dev.packshot.simulation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A sequence of steps from the first state. */
public record Trace(List<Step> steps) {
  public Trace {
    steps = List.copyOf(steps);
  }

  /** Returns a trace of steps that are chosen at random, until none is left or there are enough. */
  public static Trace random(PhotoLife life, RandomGenerator random, int longest) {
    var chosen = new ArrayList<Step>();
    var state = life.start();
    for (var steps = life.steps(state); !steps.isEmpty() && chosen.size() < longest; ) {
      var step = steps.get(random.nextInt(steps.size()));
      chosen.add(step);
      state = life.after(state, step);
      steps = life.steps(state);
    }
    return new Trace(chosen);
  }

  Trace and(Step step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new Trace(longer);
  }

  /** Returns the state after the last step. */
  State end(PhotoLife life) {
    var state = life.start();
    for (var step : steps) {
      state = life.after(state, step);
    }
    return state;
  }

  /** Returns the steps in words, a line for each, with the state of the photo after it. */
  public List<String> lines(PhotoLife life) {
    var lines = new ArrayList<String>();
    var state = life.start();
    for (var step : steps) {
      var text = step.in(state);
      state = life.after(state, step);
      lines.add(text + " -> " + state.photo());
    }
    return lines;
  }
}
