package dev.packshot.local.demo;

/** Thrown when a step of the demo fails. The message is for the user. */
final class DemoException extends RuntimeException {
  DemoException(String message) {
    super(message, null, false, false);
  }
}
