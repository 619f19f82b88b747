package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#RETRY_CAPTURE}. */
public final class RetryCaptureHandler extends ApiHandler {
  public RetryCaptureHandler() {
    super(Route.RETRY_CAPTURE);
  }
}
