package dev.packshot.simulation.time;

/** Thrown in every actor of a world that has been stopped. */
public final class WorldStopped extends Error {
  private static final long serialVersionUID = 1;

  WorldStopped() {
    super("The world has been stopped.", null, false, false);
  }
}
