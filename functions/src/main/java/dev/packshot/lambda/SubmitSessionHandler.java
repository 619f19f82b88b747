package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#SUBMIT_SESSION}. */
public final class SubmitSessionHandler extends ApiHandler {
  public SubmitSessionHandler() {
    super(Route.SUBMIT_SESSION);
  }
}
