package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#END_SESSION}. */
public final class EndSessionHandler extends ApiHandler {
  public EndSessionHandler() {
    super(Route.END_SESSION);
  }
}
