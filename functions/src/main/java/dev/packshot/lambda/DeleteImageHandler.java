package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#DELETE_IMAGE}. */
public final class DeleteImageHandler extends ApiHandler {
  public DeleteImageHandler() {
    super(Route.DELETE_IMAGE);
  }
}
