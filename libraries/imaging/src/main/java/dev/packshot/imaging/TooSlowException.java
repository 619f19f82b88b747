package dev.packshot.imaging;

/**
 * Thrown when judging a file takes longer than it may. Verdicts follow from counted work, so this
 * is no verdict: the machine may be overloaded, and another attempt may succeed.
 */
public final class TooSlowException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TooSlowException() {
    super("The picture takes too long to decode.");
  }
}
