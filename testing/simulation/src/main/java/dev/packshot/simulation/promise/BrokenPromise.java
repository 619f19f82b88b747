package dev.packshot.simulation.promise;

/** Thrown when a promise was broken. It is an error, so that no handler mistakes it for a fault. */
public final class BrokenPromise extends Error {
  private static final long serialVersionUID = 1;
  private final String promise;

  BrokenPromise(String promise, String text, String how) {
    super(text + " Broken: " + how, null, false, false);
    this.promise = promise;
  }

  /** Returns the name of the promise. */
  public String promise() {
    return promise;
  }
}
