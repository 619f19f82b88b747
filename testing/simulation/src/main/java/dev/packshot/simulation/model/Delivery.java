package dev.packshot.simulation.model;

import dev.packshot.simulation.model.Session.Phase;
import dev.packshot.simulation.model.State.HandlerRun;
import dev.packshot.simulation.model.State.Outcome;
import java.util.Collections;
import java.util.Optional;

/**
 * A delivery of the event about a version, which ends when the version is filed. One that fails is
 * made again.
 *
 * @param isLate whether the handler has read the clock after the session became idle
 * @param saved what the last verdict has said
 */
public record Delivery(int version, Call next, boolean isLate, Saved saved) implements HandlerRun {
  static Delivery of(int version) {
    return new Delivery(version, Call.START, false, Saved.nothing(true));
  }

  static Delivery done(int version) {
    return of(version).at(Call.DONE);
  }

  /** Stores a version, whose event is going to be delivered. */
  static State stored(State state, Bucket changed) {
    var events = Collections.<HandlerRun>nCopies(state.deliveries(), of(changed.last()));
    return state.with(changed).with(events);
  }

  @Override
  public Enum<?> position() {
    return next;
  }

  @Override
  public boolean canGoOn(State state) {
    return next != Call.DONE;
  }

  @Override
  public boolean isUnderWay() {
    return next != Call.START && next != Call.DONE;
  }

  /** Returns whether the call is a write without a token: transactions have one. */
  @Override
  public boolean mayRepeat() {
    return isUnderWay()
        && next != Call.FIND_DELETED
        && next != Call.ADOPT
        && next != Call.ADOPT_ENDED;
  }

  @Override
  public HandlerRun restarted() {
    return of(version);
  }

  @Override
  public Outcome goOn(State state, Mistake planted) {
    return switch (next) {
      case START -> new Outcome(state, started(state, planted));
      case FIND_DELETED -> new Outcome(state, withoutObject(state, planted));
      case JUDGE -> judge(state, planted);
      case ADOPT -> adopt(state, planted);
      case ADOPT_ENDED -> adoptAfterEnd(state, planted);
      case ADOPT_BEYOND -> adoptBeyond(state, planted);
      case RESTORE -> restore(state, planted);
      case PICTURES, CLAIM, POINT, CLEAN, FORGET, TAG ->
          new Outcome(effect(state), readingClock(state).after(next, state, planted));
      case DONE -> throw new IllegalStateException("The delivery has ended.");
    };
  }

  private Delivery started(State state, Mistake planted) {
    boolean isPicture = state.bucket().isPicture(version);
    var begun = new Delivery(version, next, state.session().isOver(), Saved.nothing(isPicture));
    if (state.bucket().version(version).isErased()) {
      return begun.at(Call.FIND_DELETED);
    }
    return begun.at(begun.firstFrom(0, state, planted));
  }

  private HandlerRun withoutObject(State state, Mistake planted) {
    return state.isDeleted() && planted != Mistake.IGNORES_GONE_OBJECTS
        ? Erasure.ofRefused(version, false, of(version), done(version))
        : at(Call.DONE);
  }

  /** Returns the handler that reads the clock, which it does after it has stored the pictures. */
  private Delivery readingClock(State state) {
    return next == Call.PICTURES
        ? new Delivery(version, next, state.session().isOver(), saved)
        : this;
  }

  /** Returns what is stored after a call whose answer says nothing. */
  private State effect(State state) {
    var bucket = state.bucket();
    return switch (next) {
      case PICTURES ->
          state.with(bucket.withPictures(VersionSet.of(version))).withUnlisted(version);
      case POINT -> state.findable();
      case CLEAN -> state.with(bucket.withoutPictures(saved.unused()));
      case FORGET ->
          state
              .item()
              .filter(it -> it.replaced().equals(saved.replaced()))
              .map(it -> state.with(it.withoutReplaced()))
              .orElse(state);
      case TAG -> state.with(bucket.withTag(version));
      default -> state;
    };
  }

  private Outcome judge(State state, Mistake planted) {
    if (state.isDeleted() && planted != Mistake.JUDGES_DELETED_PHOTOS) {
      boolean isPicture = state.bucket().isPicture(version);
      return new Outcome(state, Erasure.ofRefused(version, isPicture, of(version), done(version)));
    }
    if (state.item().isEmpty()) {
      return new Outcome(state, at(Call.ADOPT));
    }
    var item = state.item().get();
    var bucket = state.bucket();
    if (!Verdicts.mayReplace(item, version, bucket, planted)) {
      return ended(state, Saved.refused(item, version, bucket), planted);
    }
    var judged = Verdicts.replaced(item, version, bucket, planted);
    return ended(state.with(judged), Saved.of(judged, version, bucket), planted);
  }

  private Outcome adopt(State state, Mistake planted) {
    if (isTaken(state, planted)) {
      return new Outcome(state, at(Call.JUDGE));
    }
    if (state.session().isFull()) {
      return new Outcome(state, at(Call.ADOPT_BEYOND));
    }
    return state.session().isActiveFor(isLate)
        ? adopted(state, state.session(), planted)
        : new Outcome(state, at(Call.ADOPT_ENDED));
  }

  private static boolean isTaken(State state, Mistake planted) {
    return state.item().isPresent()
        || (state.isDeleted() && planted != Mistake.JUDGES_DELETED_PHOTOS);
  }

  private Outcome adoptAfterEnd(State state, Mistake planted) {
    if (isTaken(state, planted)) {
      return new Outcome(state, at(Call.JUDGE));
    }
    if (state.session().isFull()) {
      return new Outcome(state, at(Call.ADOPT_BEYOND));
    }
    boolean revives = planted == Mistake.LATE_UPLOAD_REVIVES_SESSION;
    var session = revives ? state.session().in(Phase.ACTIVE) : state.session();
    return adopted(state, session, planted);
  }

  private Outcome adopted(State state, Session session, Mistake planted) {
    var counted = planted == Mistake.ADOPTS_WITHOUT_COUNTING ? session : session.counted();
    var item = Item.adopted(version, false);
    boolean isTagged = !state.bucket().isPicture(version);
    var result = new Saved(VersionSet.NONE, VersionSet.NONE, isTagged, 0, 0);
    return ended(state.with(counted).with(item), result, planted);
  }

  private Outcome adoptBeyond(State state, Mistake planted) {
    return isTaken(state, planted)
        ? new Outcome(state, at(Call.JUDGE))
        : ended(
            state.with(Item.adopted(version, true)),
            Saved.beyond(version, state.bucket()),
            planted);
  }

  /** Copies a version over the one that hides it, if that is still the current one. */
  private Outcome restore(State state, Mistake planted) {
    if (planted == Mistake.FAILS_TO_RESTORE) {
      return new Outcome(state, restarted());
    }
    var bucket = state.bucket();
    if (bucket.mayRestore(saved.restored(), saved.hidden())) {
      int origin =
          planted == Mistake.COPY_HAS_NO_ORIGIN
              ? bucket.last() + 1
              : bucket.version(saved.restored()).origin();
      return new Outcome(stored(state, bucket.withCopy(saved.restored(), origin)), at(Call.DONE));
    }
    boolean hasFailed = saved.restored() == version && planted != Mistake.IGNORES_FAILURES;
    return new Outcome(state, hasFailed ? restarted() : at(Call.DONE));
  }

  private Outcome ended(State state, Saved result, Mistake planted) {
    var next = new Delivery(version, Call.JUDGE, isLate, result);
    return new Outcome(state, next.after(Call.JUDGE, state, planted));
  }

  private Delivery at(Call call) {
    return call == Call.DONE || call == Call.START
        ? new Delivery(version, call, false, Saved.nothing(true))
        : new Delivery(version, call, isLate, saved);
  }

  private Delivery after(Call made, State state, Mistake planted) {
    return at(firstFrom(Call.order(planted).indexOf(made) + 1, state, planted));
  }

  private Call firstFrom(int index, State state, Mistake planted) {
    Optional<Call> first =
        Call.order(planted).stream().skip(index).filter(it -> isDue(it, state)).findFirst();
    return first.orElse(Call.DONE);
  }

  private boolean isDue(Call call, State state) {
    return switch (call) {
      case PICTURES, CLAIM, POINT -> state.bucket().isPicture(version);
      case CLEAN -> !saved.unused().isEmpty();
      case FORGET -> !saved.replaced().isEmpty();
      case TAG -> saved.isTagged();
      case RESTORE -> saved.restored() > 0;
      default -> true;
    };
  }
}
