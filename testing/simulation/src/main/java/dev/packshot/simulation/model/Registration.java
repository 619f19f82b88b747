package dev.packshot.simulation.model;

import dev.packshot.simulation.model.State.HandlerRun;
import dev.packshot.simulation.model.State.Outcome;

/**
 * A request that registers the photo.
 *
 * @param isLate whether the handler has read the clock after the session became idle
 * @param sawClassified whether the photo had been classified when it was found
 */
public record Registration(Part next, boolean isLate, boolean sawClassified) implements HandlerRun {
  /** A call of the handler, or the response that it has ended with. */
  public enum Part {
    START,
    FIND,
    COUNT,
    ADD,
    CREATED,
    FOUND,
    REFUSED
  }

  static final Registration NEW = new Registration(Part.START, false, false);

  @Override
  public Enum<?> position() {
    return next;
  }

  @Override
  public boolean canGoOn(State state) {
    return isUnderWay() || (next == Part.START && state.client().hasForm());
  }

  @Override
  public boolean isUnderWay() {
    return next == Part.FIND || next == Part.COUNT || next == Part.ADD;
  }

  /** Returns whether the call is a write without a token: transactions have one. */
  @Override
  public boolean mayRepeat() {
    return next == Part.ADD;
  }

  @Override
  public HandlerRun restarted() {
    return NEW;
  }

  @Override
  public Outcome goOn(State state, Mistake planted) {
    return switch (next) {
      case START -> new Outcome(state, at(Part.FIND));
      case FIND -> new Outcome(state, found(state, planted));
      case COUNT -> count(state, planted);
      case ADD -> add(state, planted);
      default -> throw new IllegalStateException("The registration has ended.");
    };
  }

  /** Reads the session, the photo and the clock. */
  private HandlerRun found(State state, Mistake planted) {
    var session = state.session();
    if (state.isDeleted()) {
      return at(Part.REFUSED);
    }
    if (state.item().filter(Item::isRegistered).isPresent()) {
      return at(Part.FOUND);
    }
    boolean mayBeLate = planted == Mistake.ENDED_SESSION_TAKES_REGISTRATIONS;
    if (state.item().isEmpty() && session.isOver() && !mayBeLate) {
      return at(Part.REFUSED);
    }
    return state.item().filter(it -> !it.isBeyond()).isEmpty() && session.isFull()
        ? at(Part.REFUSED)
        : new Registration(Part.COUNT, session.isOver(), false);
  }

  /** Adds and counts the photo in one transaction. */
  private Outcome count(State state, Mistake planted) {
    if (state.isDeleted() && planted != Mistake.REGISTRATION_REVIVES_DELETED_PHOTO) {
      return new Outcome(state, at(Part.REFUSED));
    }
    boolean replaces = planted == Mistake.REGISTRATION_REPLACES_PHOTO;
    if (state.item().isPresent() && !replaces) {
      var item = state.item().get();
      return new Outcome(
          state,
          item.isRegistered()
              ? at(Part.FOUND)
              : new Registration(Part.ADD, isLate, item.isClassified()));
    }
    var session = state.session();
    boolean takes =
        session.isActiveFor(isLate) || planted == Mistake.ENDED_SESSION_TAKES_REGISTRATIONS;
    return session.isFull() || !takes
        ? new Outcome(state, at(Part.REFUSED))
        : new Outcome(state.with(session.counted()).with(Item.registered()), at(Part.CREATED));
  }

  /** Adds what the client has sent to a photo that its event has created. */
  private Outcome add(State state, Mistake planted) {
    if (state.isDeleted()) {
      return new Outcome(state, new Registration(Part.COUNT, isLate, false));
    }
    var item = state.item().orElseThrow();
    boolean resets = planted == Mistake.REGISTRATION_RESETS_TYPE;
    boolean isFirst = !item.isRegistered() || planted == Mistake.REGISTERS_TWICE;
    return isFirst && (resets || item.isClassified() == sawClassified)
        ? new Outcome(state.with(item.withRegistration(resets || !sawClassified)), at(Part.CREATED))
        : new Outcome(state, new Registration(Part.COUNT, isLate, false));
  }

  private static Registration at(Part part) {
    return new Registration(part, false, false);
  }
}
