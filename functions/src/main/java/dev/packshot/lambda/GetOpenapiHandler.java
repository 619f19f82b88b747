package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#GET_OPENAPI}. */
public final class GetOpenapiHandler extends ApiHandler {
  public GetOpenapiHandler() {
    super(GetOpenapiHandler::new, Priming.of(Route.GET_OPENAPI));
  }

  public GetOpenapiHandler(AppComponent app) {
    super(Route.GET_OPENAPI, app, app.getOpenapi());
  }
}
