package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#GET_IMAGE}. */
public final class GetImageHandler extends ApiHandler {
  public GetImageHandler() {
    super(GetImageHandler::new, Priming.of(Route.GET_IMAGE));
  }

  public GetImageHandler(AppComponent app) {
    super(Route.GET_IMAGE, app, app.getImage());
  }
}
