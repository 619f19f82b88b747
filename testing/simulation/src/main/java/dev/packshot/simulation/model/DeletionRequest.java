package dev.packshot.simulation.model;

import dev.packshot.simulation.model.State.HandlerRun;
import dev.packshot.simulation.model.State.Outcome;
import java.util.Optional;

/**
 * A DELETE of the photo, sent by a client that has seen it. It ends with the erasure of what the
 * photo had.
 *
 * @param judged the version that was judged when the photo was read
 */
public record DeletionRequest(Part next, int judged) implements HandlerRun {
  /** A call of the handler, or the response that it has ended with. */
  public enum Part {
    START,
    FIND,
    DELETE,
    DONE
  }

  static final DeletionRequest NEW = new DeletionRequest(Part.START, 0);
  static final DeletionRequest DONE = new DeletionRequest(Part.DONE, 0);

  @Override
  public Enum<?> position() {
    return next;
  }

  @Override
  public boolean canGoOn(State state) {
    return isUnderWay() || (next == Part.START && state.isKnown());
  }

  @Override
  public boolean isUnderWay() {
    return next == Part.FIND || next == Part.DELETE;
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
    return switch (next) {
      case START -> new Outcome(state, new DeletionRequest(Part.FIND, 0));
      case FIND -> new Outcome(found(state, planted), read(state));
      case DELETE -> delete(state, planted);
      case DONE -> throw new IllegalStateException("The deletion has ended.");
    };
  }

  private static State found(State state, Mistake planted) {
    var bucket = state.bucket();
    return planted == Mistake.ERASES_BEFORE_TOMBSTONE
        ? state.with(bucket.withErased(bucket.existing()))
        : state;
  }

  /** Reads the photo as it is, or the deletion that is still to be ended. */
  private static HandlerRun read(State state) {
    return switch (state.deletion()) {
      case NONE -> new DeletionRequest(Part.DELETE, state.item().orElseThrow().judged());
      case RECORDED, OVERDUE -> Erasure.by(Erasure.Owner.REQUEST, NEW, DONE);
      case ENDED -> DONE;
    };
  }

  /** Puts a tombstone in the place of the item, uncounts the photo and records the deletion. */
  private Outcome delete(State state, Mistake planted) {
    var item = state.item();
    if (item.filter(it -> it.judged() == judged).isEmpty()) {
      return new Outcome(state, read(state));
    }
    boolean isCounted = !item.get().isBeyond() && planted != Mistake.DELETES_WITHOUT_UNCOUNTING;
    var session = isCounted ? state.session().uncounted() : state.session();
    var deleted = state.with(session).with(Optional.empty(), recorded(planted));
    return new Outcome(deleted, Erasure.by(Erasure.Owner.REQUEST, NEW, DONE));
  }

  private static Deletion recorded(Mistake planted) {
    return switch (planted) {
      case LEAVES_NO_TOMBSTONE -> Deletion.NONE;
      case RECORDS_NO_DELETION -> Deletion.ENDED;
      default -> Deletion.RECORDED;
    };
  }
}
