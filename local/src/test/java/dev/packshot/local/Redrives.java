package dev.packshot.local;

import java.nio.file.Path;

/** The opening of {@link Redrive} to the tests of other packages. */
public final class Redrives {
  private Redrives() {}

  /** Moves the dead letters of a data folder back to its queue. */
  public static String run(Path data) {
    return Redrive.run(data);
  }
}
