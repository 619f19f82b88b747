package dev.packshot.imaging;

/**
 * Thrown when judging a file takes longer than it may. Verdicts follow from counted work, so this
 * is no verdict: the machine may be overloaded, and another attempt may succeed.
 */
public final class TooSlowException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long length;
  private final String sha256;

  /** Creates the failure of judging a file of this length and hash. */
  public TooSlowException(long length, String sha256) {
    super("The picture takes too long to decode.");
    this.length = length;
    this.sha256 = sha256;
  }

  /** Returns the length of the file in bytes. */
  public long length() {
    return length;
  }

  /** Returns the SHA-256 of the file in lower-case hex. */
  public String sha256() {
    return sha256;
  }
}
