package dev.packshot.lambda;

import dev.packshot.event.Route;

/** Lambda's entry point for {@link Route#LIST_SESSIONS}. */
public final class ListSessionsHandler extends ApiHandler {
  public ListSessionsHandler() {
    super(Route.LIST_SESSIONS);
  }
}
