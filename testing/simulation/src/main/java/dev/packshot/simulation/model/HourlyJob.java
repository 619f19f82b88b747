package dev.packshot.simulation.model;

import dev.packshot.simulation.model.Session.Phase;
import dev.packshot.simulation.model.State.HandlerRun;
import dev.packshot.simulation.model.State.Outcome;

/** The run of the hourly job that ends the deletion once it is overdue. */
public enum HourlyJob implements HandlerRun {
  NEW,
  EXPIRE,
  DONE;

  @Override
  public Enum<?> position() {
    return this;
  }

  @Override
  public boolean canGoOn(State state) {
    return isUnderWay() || (this == NEW && state.deletion() == Deletion.OVERDUE);
  }

  @Override
  public boolean isUnderWay() {
    return this == EXPIRE;
  }

  @Override
  public boolean mayRepeat() {
    return false;
  }

  @Override
  public HandlerRun restarted() {
    return NEW;
  }

  @Override
  public Outcome goOn(State state, Mistake planted) {
    var erasure = Erasure.by(Erasure.Owner.JOB, NEW, DONE);
    if (this == EXPIRE) {
      return new Outcome(isIdle(state) ? expired(state) : state, erasure);
    }
    return new Outcome(state, state.session().phase() == Phase.EXPIRED ? erasure : EXPIRE);
  }

  private static boolean isIdle(State state) {
    return state.session().phase() == Phase.IDLE;
  }

  private static State expired(State state) {
    return state.with(state.session().in(Phase.EXPIRED));
  }
}
