package dev.packshot.infra;

/**
 * Thrown when a setting of the stack cannot be used. The message is one sentence that names the
 * setting and the remedy.
 */
final class InvalidSetting extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidSetting(String message) {
    super(message);
  }
}
