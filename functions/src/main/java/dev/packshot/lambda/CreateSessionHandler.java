package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#CREATE_SESSION}. */
public final class CreateSessionHandler extends ApiHandler {
  public CreateSessionHandler() {
    super(CreateSessionHandler::new, Priming.of(Route.CREATE_SESSION));
  }

  public CreateSessionHandler(AppComponent app) {
    super(Route.CREATE_SESSION, app, app.createSession());
  }
}
