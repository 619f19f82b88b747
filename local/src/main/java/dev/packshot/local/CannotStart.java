package dev.packshot.local;

/** A reason not to start that whoever started it can remove; its message is one line for them. */
final class CannotStart extends RuntimeException {
  CannotStart(String message) {
    super(message, null, false, false);
  }
}
