package dev.packshot.dynamo;

/** Thrown when an operation has lost every race for an item. A later attempt may succeed. */
public final class ContentionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ContentionException(int attempts) {
    super("Other writes to the same items won " + attempts + " times in a row.");
  }
}
