package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#DELETE_SESSION}. */
public final class DeleteSessionHandler extends ApiHandler {
  public DeleteSessionHandler() {
    super(Route.DELETE_SESSION);
  }
}
