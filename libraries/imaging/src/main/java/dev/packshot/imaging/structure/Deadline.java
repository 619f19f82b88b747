package dev.packshot.imaging.structure;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time by which a file has to be judged. It decides no verdict of a known kind of file, since
 * those follow from counted work; it ends the attempt on a file whose cost nobody foresaw.
 */
public final class Deadline {
  private final LongSupplier nanoTime;
  private final long end;

  private Deadline(LongSupplier nanoTime, long end) {
    this.nanoTime = nanoTime;
    this.end = end;
  }

  /** Returns the deadline that ends after this time, on a clock such as {@link System#nanoTime}. */
  public static Deadline after(Duration time, LongSupplier nanoTime) {
    return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
  }

  public boolean isPassed() {
    return nanoTime.getAsLong() - end > 0;
  }

  /** Throws once the time is over. */
  public void check() {
    if (isPassed()) {
      throw new Passed();
    }
  }

  /** Thrown when the time is over. */
  public static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Passed() {
      super("the deadline has passed", null, false, false);
    }
  }
}
