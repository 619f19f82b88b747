package dev.packshot.cli;

/** Thrown when a command must not go on without a yes, and nobody can be asked here. */
public final class ConfirmationNeeded extends RuntimeException {
  private static final long serialVersionUID = 1;

  ConfirmationNeeded(String question) {
    super(question, null, false, false);
  }
}
