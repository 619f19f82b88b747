package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#GET_REFERENCE}. */
public final class GetReferenceHandler extends ApiHandler {
  public GetReferenceHandler() {
    super(Route.GET_REFERENCE);
  }
}
