package dev.packshot.simulation.promise;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The values that an attribute can have: the last one that was answered, and each one that was sent
 * without an answer, which may still be written.
 */
final class PossibleValues {
  private final Set<String> unanswered = new LinkedHashSet<>();
  private final Set<String> answered = new LinkedHashSet<>();

  /** Adds a value whose write was sent. */
  void sent(String value) {
    unanswered.add(value);
  }

  /** Makes a value whose write was answered the only one beside those without an answer. */
  void answered(String value) {
    answered.clear();
    answered.add(value);
  }

  /** Returns whether the attribute was ever written with an answer. */
  boolean isAnswered() {
    return !answered.isEmpty();
  }

  boolean contains(String value) {
    return answered.contains(value) || unanswered.contains(value);
  }

  @Override
  public String toString() {
    return answered + " or, unanswered, " + unanswered;
  }
}
