package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#GET_SESSION}. */
public final class GetSessionHandler extends ApiHandler {
  public GetSessionHandler() {
    super(Route.GET_SESSION);
  }
}
