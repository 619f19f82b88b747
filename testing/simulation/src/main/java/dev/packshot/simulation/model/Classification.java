package dev.packshot.simulation.model;

import dev.packshot.simulation.model.State.HandlerRun;
import dev.packshot.simulation.model.State.Outcome;

/** A PATCH that sets the photo's type, sent by a client that has seen the photo. */
public enum Classification implements HandlerRun {
  NEW,
  UPDATE,
  DONE,
  NOT_FOUND;

  @Override
  public Enum<?> position() {
    return this;
  }

  @Override
  public boolean canGoOn(State state) {
    return isUnderWay() || (this == NEW && state.isKnown());
  }

  @Override
  public boolean isUnderWay() {
    return this == UPDATE;
  }

  @Override
  public boolean mayRepeat() {
    return this == UPDATE;
  }

  @Override
  public HandlerRun restarted() {
    return NEW;
  }

  @Override
  public Outcome goOn(State state, Mistake planted) {
    if (this == NEW) {
      return new Outcome(state, UPDATE);
    }
    return state
        .item()
        .map(it -> new Outcome(state.with(it.classified()), DONE))
        .orElse(new Outcome(state, NOT_FOUND));
  }
}
