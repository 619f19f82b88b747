package dev.packshot.lookup;

/** The failure of a source of products. Its message is a sentence for the client. */
public final class LookUpFailedException extends Exception {
  private static final long serialVersionUID = 1;

  public LookUpFailedException(String message) {
    super(message, null, false, false);
  }
}
