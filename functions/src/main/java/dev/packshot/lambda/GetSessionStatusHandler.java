package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#GET_SESSION_STATUS}. */
public final class GetSessionStatusHandler extends ApiHandler {
  public GetSessionStatusHandler() {
    super(Route.GET_SESSION_STATUS);
  }
}
