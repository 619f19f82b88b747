package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#DELETE_IMAGE}. */
public final class DeleteImageHandler extends ApiHandler {
  public DeleteImageHandler() {
    super(DeleteImageHandler::new, Priming.of(Route.DELETE_IMAGE));
  }

  public DeleteImageHandler(AppComponent app) {
    super(Route.DELETE_IMAGE, app, app.deleteImage());
  }
}
