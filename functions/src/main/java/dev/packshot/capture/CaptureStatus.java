package dev.packshot.capture;

/** The progress of a capture. The product is looked up after the request that makes the capture. */
public enum CaptureStatus {
  /** The look-up has not started. */
  PENDING,
  /** The look-up has started. */
  LOOKING_UP,
  /** The product is known, or the code has no product's number. */
  COMPLETED,
  /** The code cannot be read, or the look-up has failed. */
  FAILED,
  /** The number is right, but nobody knows its product. */
  NOT_FOUND;

  /** Returns whether the look-up is still to come or under way. */
  public boolean isOpen() {
    return this == PENDING || this == LOOKING_UP;
  }

  /** Returns whether another look-up may have another result. */
  public boolean mayBeRetried() {
    return this == FAILED || this == NOT_FOUND;
  }
}
