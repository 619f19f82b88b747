package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#GET_ERROR_PAGE}. */
public final class GetErrorPageHandler extends ApiHandler {
  public GetErrorPageHandler() {
    super(Route.GET_ERROR_PAGE);
  }
}
