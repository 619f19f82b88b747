package dev.packshot.maintenance;

import java.util.Optional;

/** The progress of the reconciliation. */
public interface ReconcileRepository {
  /** Finds the progress of the last run; strongly consistent, empty before the first one. */
  Optional<ReconcileProgress> find();

  /**
   * Saves the progress of a run in one atomic write. Returns {@code false} without a change if
   * another run has saved its own since this one began.
   *
   * @param before the progress with which the run began
   */
  boolean save(Optional<ReconcileProgress> before, ReconcileProgress after);
}
