package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#GET_OPENAPI}. */
public final class GetOpenapiHandler extends ApiHandler {
  public GetOpenapiHandler() {
    super(Route.GET_OPENAPI);
  }
}
