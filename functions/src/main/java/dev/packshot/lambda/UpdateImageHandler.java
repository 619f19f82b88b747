package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#UPDATE_IMAGE}. */
public final class UpdateImageHandler extends ApiHandler {
  public UpdateImageHandler() {
    super(Route.UPDATE_IMAGE);
  }
}
