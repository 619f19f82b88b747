package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#GET_REFERENCE}. */
public final class GetReferenceHandler extends ApiHandler {
  public GetReferenceHandler() {
    super(GetReferenceHandler::new, Priming.of(Route.GET_REFERENCE));
  }

  public GetReferenceHandler(AppComponent app) {
    super(Route.GET_REFERENCE, app, app.getReference());
  }
}
