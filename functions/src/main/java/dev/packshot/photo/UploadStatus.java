package dev.packshot.photo;

import java.util.Locale;

/** How far a photo's upload has come. */
public enum UploadStatus {
  /** Registered, but its object has not been judged yet. */
  PENDING,
  /** Its object is a whole picture. */
  READY,
  /** Its object is there, but it is no picture that can be used. */
  REJECTED;

  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  static UploadStatus of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }
}
