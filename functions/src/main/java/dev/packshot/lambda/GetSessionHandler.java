package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#GET_SESSION}. */
public final class GetSessionHandler extends ApiHandler {
  public GetSessionHandler() {
    super(GetSessionHandler::new, Priming.of(Route.GET_SESSION));
  }

  public GetSessionHandler(AppComponent app) {
    super(Route.GET_SESSION, app, app.getSession());
  }
}
