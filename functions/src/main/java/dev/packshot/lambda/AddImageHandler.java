package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#ADD_IMAGE}. */
public final class AddImageHandler extends ApiHandler {
  public AddImageHandler() {
    super(AddImageHandler::new, Priming.of(Route.ADD_IMAGE));
  }

  public AddImageHandler(AppComponent app) {
    super(Route.ADD_IMAGE, app, app.addImage());
  }
}
