package dev.packshot.ledger;

import java.util.Locale;

/** The causes for which an upload fails. */
public enum FailureCause {
  /** The upload has not failed: the file is there. */
  ARRIVED(true, "The file has arrived."),
  EXPIRED(true, "The form had expired. Here is a new one."),
  INTERRUPTED(true, "The connection ended before the whole file had been sent. Send it again."),
  STORAGE_BUSY(true, "The storage was busy. Send the file again in a moment."),
  TOO_LARGE(
      false, "The file is larger than was promised. Promise it again with its true file_size."),
  TOO_SMALL(
      false, "The file is smaller than was promised. Promise it again with its true file_size."),
  OTHER_TYPE(
      false,
      "The file was sent with another Content-Type than was promised. Send exactly the fields or"
          + " headers of the answer, or promise the photo again with its true content_type."),
  OTHER_BYTES(
      false, "The file is not the one that was promised. Promise it again with its true sha256."),
  CHANGED_FORM(
      true,
      "The request had other fields or headers than the answer to the promise. Send exactly those,"
          + " and the file last."),
  UNKNOWN(
      true, "The storage has refused the file for a reason that we do not know. Send it again.");

  private final boolean isWorthAnotherTry;
  private final String words;

  FailureCause(boolean isWorthAnotherTry, String words) {
    this.isWorthAnotherTry = isWorthAnotherTry;
    this.words = words;
  }

  /** Returns the value in the API. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns an explanation for a person. */
  public String words() {
    return words;
  }

  /** Returns whether the same file can be sent with a new form. */
  boolean isWorthAnotherTry() {
    return isWorthAnotherTry;
  }
}
