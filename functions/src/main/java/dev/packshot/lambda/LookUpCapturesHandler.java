package dev.packshot.lambda;

import dev.packshot.snapshot.Priming;

/** Lambda's entry point for the look-up of captures. */
public final class LookUpCapturesHandler extends LambdaHandler {
  public LookUpCapturesHandler() {
    super(Functions::lookUpCaptures, Priming.none());
  }
}
