package dev.packshot.lambda;

/** What Lambda calls for {@link Route#UPDATE_IMAGE}. */
public final class UpdateImageHandler extends ApiHandler {
  public UpdateImageHandler() {
    super(UpdateImageHandler::new, Rehearsal.of(Route.UPDATE_IMAGE));
  }

  public UpdateImageHandler(AppComponent app) {
    super(Route.UPDATE_IMAGE, app, app.updateImage());
  }
}
