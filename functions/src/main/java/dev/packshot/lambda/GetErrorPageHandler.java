package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#GET_ERROR_PAGE}. */
public final class GetErrorPageHandler extends ApiHandler {
  public GetErrorPageHandler() {
    super(GetErrorPageHandler::new, Priming.of(Route.GET_ERROR_PAGE));
  }

  public GetErrorPageHandler(AppComponent app) {
    super(Route.GET_ERROR_PAGE, app, app.getErrorPage());
  }
}
