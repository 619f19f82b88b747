package dev.packshot.local;

/** A reason not to start that whoever started it can remove; its message is one line for them. */
final class CannotStart extends RuntimeException {
  CannotStart(String message) {
    super(message, null, false, false);
  }

  static CannotStart portTaken(int port, String variable) {
    return new CannotStart("port " + port + " is taken; choose another with " + variable + "=.");
  }
}
