package dev.packshot.heif;

/** Thrown when data cannot be decoded. It has no stack trace, since bad files are expected. */
public final class HevcException extends RuntimeException {
  private static final long serialVersionUID = 1;

  HevcException(String message) {
    super(message, null, false, false);
  }
}
