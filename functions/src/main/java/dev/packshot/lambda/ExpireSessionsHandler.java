package dev.packshot.lambda;

import dev.packshot.snapshot.Priming;

/** Lambda's entry point for the hourly schedule. */
public final class ExpireSessionsHandler extends LambdaHandler {
  public ExpireSessionsHandler() {
    super(Functions::maintenance, Priming.none());
  }
}
