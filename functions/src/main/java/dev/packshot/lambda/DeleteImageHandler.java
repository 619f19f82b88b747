package dev.packshot.lambda;

/** What Lambda calls for {@link Route#DELETE_IMAGE}. */
public final class DeleteImageHandler extends ApiHandler {
  public DeleteImageHandler() {
    super(DeleteImageHandler::new, Rehearsal.of(Route.DELETE_IMAGE));
  }

  public DeleteImageHandler(AppComponent app) {
    super(Route.DELETE_IMAGE, app, app.deleteImage());
  }
}
