package dev.packshot.simulation.model;

/**
 * A kind of step as the state of the photo and the position of the handler show it.
 *
 * @param from the position of the handler before the step, or the kind of the step if there is none
 * @param to the position after it
 * @param changesItem whether the step changes the photo's item
 */
public record Transition(
    Step.Kind kind,
    Enum<?> from,
    Enum<?> to,
    PhotoState photoBefore,
    PhotoState photoAfter,
    boolean changesItem) {
  static Transition of(State before, Step step, State after) {
    return new Transition(
        step.kind(),
        position(before, step),
        position(after, step),
        before.photo(),
        after.photo(),
        !before.item().equals(after.item()) || before.isDeleted() != after.isDeleted());
  }

  private static Enum<?> position(State state, Step step) {
    return step.process() < 0 ? step.kind() : state.processes().get(step.process()).position();
  }
}
