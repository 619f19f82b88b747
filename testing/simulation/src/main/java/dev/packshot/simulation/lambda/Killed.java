package dev.packshot.simulation.lambda;

/** Thrown in a function that has been killed or has run longer than its timeout. */
public final class Killed extends Error {
  private static final long serialVersionUID = 1;

  Killed() {
    super("The function was killed.", null, false, false);
  }
}
