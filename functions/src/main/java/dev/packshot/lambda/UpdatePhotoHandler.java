package dev.packshot.lambda;

/** What Lambda calls for {@link Route#UPDATE_PHOTO}. */
public final class UpdatePhotoHandler extends ApiHandler {
  public UpdatePhotoHandler() {
    super(UpdatePhotoHandler::new, Rehearsal.of(Route.UPDATE_PHOTO));
  }

  public UpdatePhotoHandler(AppComponent app) {
    super(Route.UPDATE_PHOTO, app, app.updatePhoto());
  }
}
