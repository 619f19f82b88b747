package dev.packshot.simulation.model;

import static dev.packshot.simulation.model.Mistake.FORGETS_BEFORE_DELETING;
import static dev.packshot.simulation.model.Mistake.KEEPS_REPLACED_PICTURES;
import static dev.packshot.simulation.model.Mistake.NEVER_RESTORES;
import static dev.packshot.simulation.model.Mistake.SAVES_VERDICT_BEFORE_PICTURES;
import static dev.packshot.simulation.model.Mistake.SAVES_VERDICT_BEFORE_POINTER;
import static dev.packshot.simulation.model.Mistake.TAGS_BEFORE_VERDICT;

import java.util.List;
import java.util.Map;

/** A call of the handler of upload events to the table or the bucket. */
public enum Call {
  /** Not a call: the delivery has not been started. */
  START,
  /** The object is gone. */
  FIND_DELETED,
  PICTURES,
  CLAIM,
  POINT,
  JUDGE,
  ADOPT,
  ADOPT_ENDED,
  ADOPT_BEYOND,
  CLEAN,
  FORGET,
  TAG,
  RESTORE,
  /** Not a call: the delivery has ended. */
  DONE;

  private static final List<Call> ORDER =
      List.of(PICTURES, CLAIM, POINT, JUDGE, CLEAN, FORGET, TAG, RESTORE);

  private static final Map<Mistake, List<Call>> MISTAKEN_ORDERS =
      Map.of(
          SAVES_VERDICT_BEFORE_PICTURES,
          List.of(CLAIM, POINT, JUDGE, PICTURES, CLEAN, FORGET, TAG, RESTORE),
          SAVES_VERDICT_BEFORE_POINTER,
          List.of(PICTURES, CLAIM, JUDGE, POINT, CLEAN, FORGET, TAG, RESTORE),
          TAGS_BEFORE_VERDICT,
          List.of(TAG, PICTURES, CLAIM, POINT, JUDGE, CLEAN, FORGET, RESTORE),
          FORGETS_BEFORE_DELETING,
          List.of(PICTURES, CLAIM, POINT, JUDGE, FORGET, CLEAN, TAG, RESTORE),
          KEEPS_REPLACED_PICTURES,
          List.of(PICTURES, CLAIM, POINT, JUDGE, FORGET, TAG, RESTORE),
          NEVER_RESTORES,
          List.of(PICTURES, CLAIM, POINT, JUDGE, CLEAN, FORGET, TAG));

  /** Returns the calls in their order, without those that only follow a missing item. */
  static List<Call> order(Mistake planted) {
    return MISTAKEN_ORDERS.getOrDefault(planted, ORDER);
  }
}
