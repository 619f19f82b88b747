package dev.packshot.simulation.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** A search for states from which no end is reached although nothing fails any more. */
final class Settling {
  private static final int MOST_STEPS = 200;

  private final PhotoLife life;
  private final StateTable states;
  private final BitSet settling = new BitSet();

  Settling(PhotoLife life, StateTable states) {
    this.life = life;
    this.states = states;
  }

  /** Returns the number of such a state. */
  OptionalInt stuck() {
    int visited = states.size();
    for (int number = 0; number < visited; number++) {
      if (!settles(number)) {
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }

  private boolean settles(int number) {
    var path = new ArrayList<Integer>();
    for (int at = number; !settling.get(at); at = next(at)) {
      path.add(at);
      if (PhotoPromises.isAtRest(states.get(at))) {
        break;
      }
      if (path.size() > MOST_STEPS) {
        return false;
      }
    }
    path.forEach(settling::set);
    return true;
  }

  /** Lets the last handler that is under way, or has to be started, go on. */
  private int next(int number) {
    var state = states.get(number);
    List<Step> possible =
        life.steps(state).stream()
            .filter(step -> step.kind() == Step.Kind.GO_ON)
            .filter(step -> PhotoPromises.hasToEnd(state, step.process()))
            .toList();
    return states.add(life.after(state, possible.get(possible.size() - 1)));
  }
}
