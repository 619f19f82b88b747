package dev.packshot.simulation.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search through all orders of the steps of a scenario, the shortest ones first. It ends with the
 * first broken promise.
 */
public final class Checker {
  private final PhotoLife life;
  private final StateTable states = new StateTable();
  private final List<Visit> visits = new ArrayList<>();
  private final Map<Transition, Trace> transitions = new LinkedHashMap<>();
  private long steps;

  /** The way in which a state was reached first; without a step for the first state. */
  private record Visit(int before, Optional<Step> step, int depth) {}

  public Checker(Scenario scenario) {
    life = new PhotoLife(scenario);
  }

  /** Visits all states. Returns the shortest trace to a broken promise, if there is one. */
  public Optional<Counterexample> run() {
    states.add(life.start());
    visits.add(new Visit(0, Optional.empty(), 0));
    for (int number = 0; number < states.size(); number++) {
      var broken = visit(number);
      if (broken.isPresent()) {
        return broken;
      }
    }
    var stuck = new Settling(life, states).stuck();
    return stuck.isPresent() ? Optional.of(neverSettles(stuck.getAsInt())) : Optional.empty();
  }

  /** Takes all steps from a state. */
  private Optional<Counterexample> visit(int number) {
    var state = states.get(number);
    for (var step : life.steps(state)) {
      steps++;
      var after = life.after(state, step);
      var broken = PhotoPromises.broken(state, after);
      if (broken.isPresent()) {
        return Optional.of(new Counterexample(broken.get(), traceTo(number, step)));
      }
      if (states.add(after) == visits.size()) {
        visits.add(new Visit(number, Optional.of(step), visits.get(number).depth() + 1));
      }
      transitions.computeIfAbsent(Transition.of(state, step, after), it -> traceTo(number, step));
    }
    return Optional.empty();
  }

  /** Returns the number of states that were visited. */
  public int states() {
    return states.size();
  }

  /** Returns the number of steps between them. */
  public long steps() {
    return steps;
  }

  /** Returns the number of steps to the states that are farthest from the first one. */
  public int depth() {
    return visits.get(visits.size() - 1).depth();
  }

  /** Returns the shortest trace to each transition. */
  public Map<Transition, Trace> transitions() {
    return transitions;
  }

  private Counterexample neverSettles(int number) {
    return new Counterexample("every event comes to an end", traceTo(number));
  }

  private Trace traceTo(int number, Step last) {
    var trace = traceTo(number);
    return trace.and(last.by(states.get(number), trace.end(life)));
  }

  private Trace traceTo(int number) {
    var path = new ArrayDeque<Integer>();
    for (int at = number; visits.get(at).step().isPresent(); at = visits.get(at).before()) {
      path.addFirst(at);
    }
    var trace = new Trace(List.of());
    var state = life.start();
    for (int at : path) {
      var visit = visits.get(at);
      var step = visit.step().orElseThrow().by(states.get(visit.before()), state);
      trace = trace.and(step);
      state = life.after(state, step);
    }
    return trace;
  }
}
