package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#GET_IMAGE}. */
public final class GetImageHandler extends ApiHandler {
  public GetImageHandler() {
    super(Route.GET_IMAGE);
  }
}
