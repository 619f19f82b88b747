package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#CREATE_SESSION}. */
public final class CreateSessionHandler extends ApiHandler {
  public CreateSessionHandler() {
    super(Route.CREATE_SESSION);
  }
}
