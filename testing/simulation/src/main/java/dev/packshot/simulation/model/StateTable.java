package dev.packshot.simulation.model;

import dev.packshot.simulation.model.State.Budget;
import dev.packshot.simulation.model.State.Client;
import dev.packshot.simulation.model.State.HandlerRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The states that have been reached, numbered in the order of their discovery. States that differ
 * only in the order of their processes count as one.
 */
final class StateTable {
  private static final int PARTS_BEFORE_PROCESSES = 8;

  private final Map<Object, Integer> numbersOfParts = new HashMap<>();
  private final List<Object> parts = new ArrayList<>();
  private final Map<PackedState, Integer> numbers = new HashMap<>();
  private final List<PackedState> states = new ArrayList<>();

  int size() {
    return states.size();
  }

  /** Returns the number of a state, which is the next one if the state is new. */
  int add(State state) {
    var packed = pack(state);
    var known = numbers.putIfAbsent(packed, states.size());
    if (known != null) {
      return known;
    }
    states.add(packed);
    return states.size() - 1;
  }

  State get(int number) {
    var packed = states.get(number);
    var processes = new ArrayList<HandlerRun>();
    for (int at = PARTS_BEFORE_PROCESSES; at < packed.size(); at++) {
      processes.add((HandlerRun) part(packed, at));
    }
    return new State(
        (Session) part(packed, 0),
        ((Optional<?>) part(packed, 1)).map(Item.class::cast),
        (Deletion) part(packed, 2),
        (Bucket) part(packed, 3),
        (Boolean) part(packed, 4),
        (Client) part(packed, 5),
        processes,
        (Budget) part(packed, 6),
        (Integer) part(packed, 7));
  }

  private PackedState pack(State state) {
    var packed = new int[PARTS_BEFORE_PROCESSES + state.processes().size()];
    packed[0] = number(state.session());
    packed[1] = number(state.item());
    packed[2] = number(state.deletion());
    packed[3] = number(state.bucket());
    packed[4] = number(state.isFindable());
    packed[5] = number(state.client());
    packed[6] = number(state.budget());
    packed[7] = number(state.deliveries());
    for (int at = 0; at < state.processes().size(); at++) {
      packed[PARTS_BEFORE_PROCESSES + at] = number(state.processes().get(at));
    }
    Arrays.sort(packed, PARTS_BEFORE_PROCESSES, packed.length);
    return new PackedState(packed);
  }

  private Object part(PackedState packed, int at) {
    return parts.get(packed.part(at));
  }

  private int number(Object part) {
    var known = numbersOfParts.putIfAbsent(part, parts.size());
    if (known != null) {
      return known;
    }
    parts.add(part);
    return parts.size() - 1;
  }
}
