package dev.packshot.ledger;

import java.util.Locale;

/** The next step of a client with a photo. */
public enum NextStep {
  /** To send the file. */
  UPLOAD,
  /** To ask again later. */
  WAIT,
  /** Nothing: the photo is there. */
  DONE,
  /** Nothing: sending the file would not help. */
  GIVE_UP;

  /** Returns the value in the API. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
