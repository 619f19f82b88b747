package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#OPEN_BROWSER_SESSION}. */
public final class OpenBrowserSessionHandler extends ApiHandler {
  public OpenBrowserSessionHandler() {
    super(Route.OPEN_BROWSER_SESSION);
  }
}
