package dev.packshot.local.demo;

/** Why the round ended early, for the person who started it. */
final class DemoFailed extends RuntimeException {
  DemoFailed(String message) {
    super(message, null, false, false);
  }
}
