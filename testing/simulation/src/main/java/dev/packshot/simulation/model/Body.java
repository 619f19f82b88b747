package dev.packshot.simulation.model;

/** The content of a file that a client posts. */
public enum Body {
  PICTURE,
  OTHER_PICTURE,
  TEXT,
  OTHER_TEXT;

  boolean isPicture() {
    return this == PICTURE || this == OTHER_PICTURE;
  }
}
