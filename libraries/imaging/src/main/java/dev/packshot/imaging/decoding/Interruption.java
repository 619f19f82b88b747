package dev.packshot.imaging.decoding;

import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.InvalidImage;

/**
 * A guard of a decoder that does not look at the clock: it interrupts the decoder's thread when the
 * deadline has passed.
 */
public final class Interruption {
  private static final long MILLIS_BETWEEN_LOOKS = 100;

  private final Thread decoding = Thread.currentThread();
  private final Deadline deadline;
  private boolean hasEnded;
  private boolean hasInterrupted;

  private Interruption(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Work that ends early, with any exception, if its thread is interrupted. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws InvalidImage;
  }

  /** Runs the work in this thread. */
  public static <T> T at(Deadline deadline, Work<T> work) throws InvalidImage {
    var interruption = new Interruption(deadline);
    var watch = new Thread(interruption::watch, "deadline");
    watch.setDaemon(true);
    watch.start();
    try {
      return work.run();
    } finally {
      interruption.end();
    }
  }

  private synchronized void watch() {
    try {
      while (!hasEnded && !deadline.isPassed()) {
        wait(MILLIS_BETWEEN_LOOKS);
      }
      if (!hasEnded) {
        hasInterrupted = true;
        decoding.interrupt();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void end() {
    hasEnded = true;
    notifyAll();
    if (hasInterrupted) {
      Thread.interrupted(); // it concerned the decoder, which has ended
    }
  }
}
