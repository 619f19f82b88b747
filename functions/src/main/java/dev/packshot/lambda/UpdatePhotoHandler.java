package dev.packshot.lambda;

/** What Lambda calls for {@link Route#UPDATE_PHOTO}. */
public final class UpdatePhotoHandler extends ApiHandler {
  public UpdatePhotoHandler() {
    this(AppComponent.onLambda());
  }

  public UpdatePhotoHandler(AppComponent app) {
    super(Route.UPDATE_PHOTO, app, app.updatePhoto());
  }
}
