package dev.packshot.local;

/** Thrown when a setting or the machine prevents a start. The message is one line for the user. */
final class StartupException extends RuntimeException {
  StartupException(String message) {
    super(message, null, false, false);
  }

  static StartupException portInUse(int port, String variable) {
    return new StartupException(
        "port " + port + " is in use; choose another with " + variable + "=.");
  }
}
