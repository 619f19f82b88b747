package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#GET_CAPTURE}. */
public final class GetCaptureHandler extends ApiHandler {
  public GetCaptureHandler() {
    super(Route.GET_CAPTURE);
  }
}
