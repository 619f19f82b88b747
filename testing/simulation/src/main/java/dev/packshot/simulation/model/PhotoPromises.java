package dev.packshot.simulation.model;

import dev.packshot.simulation.model.Item.TypeFrom;
import dev.packshot.simulation.model.Session.Phase;
import dev.packshot.simulation.model.State.HandlerRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** The promises about a photo, which hold in every state, or whenever no event is under way. */
final class PhotoPromises {
  private static final Map<String, BiPredicate<State, State>> ALWAYS = new LinkedHashMap<>();
  private static final Map<String, Predicate<State>> AT_REST = new LinkedHashMap<>();

  static {
    ALWAYS.put("a photo is counted once", (before, now) -> isCounted(now));
    ALWAYS.put("a ready photo has its pictures", (before, now) -> hasPictures(now));
    ALWAYS.put(
        "a ready photo is found by its id", (before, now) -> !ready(now) || now.isFindable());
    ALWAYS.put(
        "a ready photo stays ready",
        (before, now) -> !ready(before) || ready(now) || now.isDeleted());
    ALWAYS.put(
        "a registration stays",
        (before, now) -> !registered(before) || registered(now) || now.isDeleted());
    ALWAYS.put("a PATCH stays", (before, now) -> isAsPatched(now));
    ALWAYS.put(
        "a deleted photo stays deleted", (before, now) -> !before.isDeleted() || now.isDeleted());
    ALWAYS.put("only files of a deleted photo are erased", (before, now) -> erasesDeleted(now));
    ALWAYS.put("a photo is created once", (before, now) -> timesCreated(now) <= 1);
    ALWAYS.put("what was created is registered", (before, now) -> createdIsRegistered(now));
    ALWAYS.put("an ended session stays ended", (before, now) -> staysEnded(before, now));
    ALWAYS.put("an ended session takes no registration", PhotoPromises::takesNone);
    ALWAYS.put("only a photo that was judged is tagged", (before, now) -> tagsAreJudged(now));
    AT_REST.put("every upload is filed", PhotoPromises::isFiled);
    AT_REST.put("the last picture is shown", PhotoPromises::showsLastPicture);
    AT_REST.put("the current object is the one that is shown", PhotoPromises::currentIsShown);
    AT_REST.put("a rejected object is tagged", PhotoPromises::rejectedIsTagged);
    AT_REST.put("nothing is left behind", PhotoPromises::nothingIsLeft);
  }

  private PhotoPromises() {}

  /** Returns a promise that a step breaks. */
  static Optional<String> broken(State before, State now) {
    var always = first(ALWAYS, promise -> !promise.test(before, now));
    return always.isPresent() || !isAtRest(now)
        ? always
        : first(AT_REST, promise -> !promise.test(now));
  }

  /** Returns whether no event is left and no handler is under way. */
  static boolean isAtRest(State state) {
    for (int process = 0; process < state.processes().size(); process++) {
      if (hasToEnd(state, process)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a handler is under way, or is going to be started by an event. */
  static boolean hasToEnd(State state, int number) {
    var process = state.processes().get(number);
    boolean isStartedByItself = process instanceof Delivery || process instanceof HourlyJob;
    return process.isUnderWay() || (isStartedByItself && process.canGoOn(state));
  }

  private static <P> Optional<String> first(Map<String, P> promises, Predicate<P> isBroken) {
    return promises.entrySet().stream()
        .filter(it -> isBroken.test(it.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean ready(State state) {
    return state.photo() == PhotoState.READY;
  }

  private static boolean registered(State state) {
    return state.item().filter(Item::isRegistered).isPresent();
  }

  private static boolean isCounted(State state) {
    int expected = state.item().filter(it -> !it.isBeyond()).isPresent() ? 1 : 0;
    return state.session().photos() == expected;
  }

  private static boolean hasPictures(State state) {
    return !ready(state)
        || (state.bucket().pictures().contains(state.item().orElseThrow().judged())
            && !state.bucket().version(state.item().orElseThrow().judged()).isTagged());
  }

  private static boolean isAsPatched(State state) {
    return state.item().map(it -> it.isClassified() == (it.type() == TypeFrom.PATCH)).orElse(true);
  }

  private static long timesCreated(State state) {
    return state.processes().stream().filter(PhotoPromises::hasCreated).count();
  }

  private static boolean hasCreated(HandlerRun process) {
    return process instanceof Registration registration
        && registration.next() == Registration.Part.CREATED;
  }

  private static boolean createdIsRegistered(State state) {
    return registered(state) || state.isDeleted() || timesCreated(state) == 0;
  }

  private static boolean staysEnded(State before, State now) {
    return before.session().phase().compareTo(now.session().phase()) <= 0;
  }

  /** A handler that has read the clock in time may still end after the session. */
  private static boolean takesNone(State before, State now) {
    boolean isNew = now.photo() == PhotoState.PENDING && before.photo() == PhotoState.ISSUED;
    return !isNew || before.session().phase() != Phase.EXPIRED;
  }

  private static boolean tagsAreJudged(State state) {
    return state.isKnown() || state.bucket().versions().stream().noneMatch(Version::isTagged);
  }

  private static boolean isFiled(State state) {
    return state.bucket().versions().isEmpty()
        || state.isDeleted()
        || state.item().filter(it -> it.judged() > 0).isPresent();
  }

  private static boolean showsLastPicture(State state) {
    if (state.photo() != PhotoState.READY && state.photo() != PhotoState.REJECTED) {
      return true;
    }
    int last = 0;
    for (int number = 1; number <= state.bucket().last(); number++) {
      boolean isCopy = state.bucket().version(number).isCopy();
      last = !isCopy && state.bucket().isPicture(number) ? number : last;
    }
    var judged = state.bucket().version(state.item().orElseThrow().judged()).body();
    return last == 0 ? !judged.isPicture() : judged == state.bucket().version(last).body();
  }

  private static boolean currentIsShown(State state) {
    if (state.photo() != PhotoState.READY && state.photo() != PhotoState.REJECTED) {
      return true;
    }
    return state.item().orElseThrow().judged() == state.bucket().current();
  }

  private static boolean rejectedIsTagged(State state) {
    return (state.photo() != PhotoState.REJECTED && state.photo() != PhotoState.BEYOND)
        || state.bucket().version(state.item().orElseThrow().judged()).isTagged();
  }

  private static boolean erasesDeleted(State state) {
    return state.isDeleted() || state.bucket().versions().stream().noneMatch(Version::isErased);
  }

  /** The files of a deleted photo are left to its deletion as long as that has not ended. */
  private static boolean nothingIsLeft(State state) {
    if (state.isDeleted()) {
      return state.deletion().isToBeEnded()
          || (state.bucket().existing().isEmpty()
              && state.bucket().existingPictures().isEmpty()
              && !state.isFindable());
    }
    var shown = ready(state) ? VersionSet.of(state.item().orElseThrow().judged()) : VersionSet.NONE;
    return state.bucket().pictures().equals(shown);
  }
}
