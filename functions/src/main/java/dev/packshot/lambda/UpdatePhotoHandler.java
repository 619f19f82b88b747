package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#UPDATE_PHOTO}. */
public final class UpdatePhotoHandler extends ApiHandler {
  public UpdatePhotoHandler() {
    super(UpdatePhotoHandler::new, Priming.of(Route.UPDATE_PHOTO));
  }

  public UpdatePhotoHandler(AppComponent app) {
    super(Route.UPDATE_PHOTO, app, app.updatePhoto());
  }
}
