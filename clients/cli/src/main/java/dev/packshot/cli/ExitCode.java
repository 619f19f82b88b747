package dev.packshot.cli;

/** The exit codes of the program. */
final class ExitCode {
  static final int DONE = 0;

  /** The deployment does not allow it, has no such thing, or is not well. */
  static final int REFUSED = 1;

  /** The arguments are wrong. */
  static final int USAGE = 2;

  /** The deployment cannot be reached, or AWS refuses. */
  static final int UNREACHABLE = 3;

  private ExitCode() {}
}
