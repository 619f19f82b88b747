package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#GET_ME}. */
public final class GetMeHandler extends ApiHandler {
  public GetMeHandler() {
    super(Route.GET_ME);
  }
}
