package dev.packshot.simulation.replay;

/** Thrown when the production handlers do something else than the model. */
public final class Mismatch extends Error {
  private static final long serialVersionUID = 1;

  Mismatch(String message) {
    super(message);
  }
}
