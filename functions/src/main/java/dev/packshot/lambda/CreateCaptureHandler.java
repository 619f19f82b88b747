package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#CREATE_CAPTURE}. */
public final class CreateCaptureHandler extends ApiHandler {
  public CreateCaptureHandler() {
    super(Route.CREATE_CAPTURE);
  }
}
