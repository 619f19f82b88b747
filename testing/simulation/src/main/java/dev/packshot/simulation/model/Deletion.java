package dev.packshot.simulation.model;

/** The state of the photo's deletion, as the table has it. */
public enum Deletion {
  NONE,
  /** A tombstone is in the place of the item, and the deletion is still to be ended. */
  RECORDED,
  /** The same, after the photo's last form has expired: the hourly job ends the deletion. */
  OVERDUE,
  /** Only the tombstone is left. */
  ENDED;

  /** Returns whether the record of the deletion is there. */
  boolean isToBeEnded() {
    return this == RECORDED || this == OVERDUE;
  }
}
