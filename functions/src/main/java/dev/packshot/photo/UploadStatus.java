package dev.packshot.photo;

import java.util.Locale;

/** The status of a photo's upload. */
public enum UploadStatus {
  /** The photo is registered, but its object has not been judged. */
  PENDING,
  /** The object is a complete picture. */
  READY,
  /** The object has been judged and cannot be used. */
  REJECTED;

  /** Returns the lower-case name that the API uses. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
