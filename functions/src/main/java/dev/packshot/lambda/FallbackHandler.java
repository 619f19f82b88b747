package dev.packshot.lambda;

import dev.packshot.snapshot.Priming;

/** Lambda's entry point for requests that match no route. */
public final class FallbackHandler extends LambdaHandler {
  public FallbackHandler() {
    super(Functions::fallback, Priming.ofUnknownRoute());
  }
}
