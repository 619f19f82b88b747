package dev.packshot.simulation.model;

import java.util.Locale;

/** A state of a photo, as the documentation names it. */
public enum PhotoState {
  ISSUED,
  PENDING,
  READY,
  REJECTED,
  BEYOND,
  DELETED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
