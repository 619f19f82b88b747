package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#END_BROWSER_SESSION}. */
public final class EndBrowserSessionHandler extends ApiHandler {
  public EndBrowserSessionHandler() {
    super(Route.END_BROWSER_SESSION);
  }
}
