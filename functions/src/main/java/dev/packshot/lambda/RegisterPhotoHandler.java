package dev.packshot.lambda;

import dev.packshot.event.Route;
import dev.packshot.graph.AppComponent;
import dev.packshot.snapshot.Priming;

/** What Lambda calls for {@link Route#REGISTER_PHOTO}. */
public final class RegisterPhotoHandler extends ApiHandler {
  public RegisterPhotoHandler() {
    super(RegisterPhotoHandler::new, Priming.of(Route.REGISTER_PHOTO));
  }

  public RegisterPhotoHandler(AppComponent app) {
    super(Route.REGISTER_PHOTO, app, app.registerPhoto());
  }
}
