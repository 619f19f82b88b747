package dev.packshot.lambda;

/** What Lambda calls for {@link Route#REGISTER_PHOTO}. */
public final class RegisterPhotoHandler extends ApiHandler {
  public RegisterPhotoHandler() {
    super(RegisterPhotoHandler::new, Rehearsal.of(Route.REGISTER_PHOTO));
  }

  public RegisterPhotoHandler(AppComponent app) {
    super(Route.REGISTER_PHOTO, app, app.registerPhoto());
  }
}
