package dev.packshot.infra.preflight;

import dev.packshot.infra.account.AwsRefusal;

/**
 * The result of one check.
 *
 * @param subject what was checked, in a few words
 * @param text what was found, and what to do if it is not in order
 */
record Finding(Level level, String subject, String text) {
  /** What to do with something that an earlier stack left behind. */
  static final String ADOPT =
      "If an earlier stack left it behind, adopt it with make deploy"
          + " OPTIONS=--import-existing-resources, or delete it.";

  /** The consequence of a finding. */
  enum Level {
    /** Nothing is to be done. */
    OK,

    /** The deployment may succeed, but somebody should read this. */
    WARNING,

    /** The deployment would fail, or its users would. */
    WRONG
  }

  static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text);
  }

  static Finding warning(String subject, String text) {
    return new Finding(Level.WARNING, subject, text);
  }

  static Finding wrong(String subject, String text) {
    return new Finding(Level.WRONG, subject, text);
  }

  /** Returns the finding that AWS did not answer. */
  static Finding uncertain(String subject, AwsRefusal refusal) {
    return warning(subject, "could not be checked. " + refusal.getMessage());
  }

  /** Returns the finding as a line of the report. */
  String line() {
    return "%-8s %-13s %s".formatted(level == Level.OK ? "ok" : level.name(), subject, text);
  }
}
