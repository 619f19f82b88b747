package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#UPDATE_IMAGE}. */
public final class UpdateImageHandler extends ApiHandler {
  public UpdateImageHandler() {
    super(UpdateImageHandler::new, Priming.of(Route.UPDATE_IMAGE));
  }

  public UpdateImageHandler(AppComponent app) {
    super(Route.UPDATE_IMAGE, app, app.updateImage());
  }
}
